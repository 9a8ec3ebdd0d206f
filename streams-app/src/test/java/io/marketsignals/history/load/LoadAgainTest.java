package io.marketsignals.history.load;

import static io.marketsignals.history.load.LoadInput.millis;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.load.LoadedCluster.Line;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a load does where something is on the topics already. */
@Timeout(120)
class LoadAgainTest {
    private static LoadedCluster cluster;

    @TempDir
    private Path folder;

    private LoadInput input;

    @BeforeAll
    static void start() {
        cluster = new LoadedCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void renew() throws Exception {
        cluster.renew();
        input = new LoadInput(folder, cluster);
    }

    @Test
    void shouldSendNothingWhenAllIsThere() throws Exception {
        LoadReport first = input.load(1);
        Map<Integer, List<Line>> before = cluster.lines(TopicNames.PRICES);

        LoadReport second = input.load(1);

        assertThat(second.outcome().sent()).isZero();
        assertThat(second.outcome().passedOver()).isEqualTo(first.outcome().sent());
        assertThat(second.summary()).contains("Everything was there already; nothing was sent.");
        assertThat(cluster.lines(TopicNames.PRICES)).isEqualTo(before);
        assertThat(cluster.count(TopicNames.REFERENCE)).isEqualTo(3);
        assertThat(cluster.count(TopicNames.CONTEXT)).isEqualTo(1);
    }

    @Test
    void shouldFindWhatIsThereWhenTheBrokersHaveForgottenTheJournal() throws Exception {
        LoadReport first = input.load(1);
        cluster.admin()
                .deleteConsumerGroups(List.of(first.load().group()))
                .all()
                .get();

        LoadReport second = input.load(1);

        assertThat(second.outcome().sent()).isZero();
    }

    @Test
    void shouldLoadAgainWhenTheTopicsWereMadeAnewBehindTheJournal() throws Exception {
        LoadReport first = input.load(1);
        cluster.renew();
        input.load(2);
        Map<TopicPartition, OffsetAndMetadata> stale = new HashMap<>();
        for (TopicPartition partition : LoadTopics.all(new InputPartitions(3, 2))) {
            int partitions = partition.topic().equals(TopicNames.PRICES) ? 3 : 2;
            stale.put(partition, new OffsetAndMetadata(1, "records=1 partitions=" + partitions));
        }
        cluster.admin()
                .alterConsumerGroupOffsets(first.load().group(), stale)
                .all()
                .get();

        LoadReport again = input.load(1);

        assertThat(again.outcome().sent()).isEqualTo(first.outcome().sent() - 4);
        assertThat(again.outcome().passedOver()).isEqualTo(4);
    }

    @Test
    void shouldPassOverRecordsOfOthersInBetween() throws Exception {
        input.load(1);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(cluster.config().kafka().producer("other"), bytes, bytes)) {
            for (int partition = 0; partition < 3; partition++) {
                producer.send(new ProducerRecord<>(
                                TopicNames.PRICES, partition, millis("13:00:00"), null, new byte[] {1}))
                        .get();
            }
        }

        LoadReport second = input.load(1);

        assertThat(second.outcome().sent()).isZero();
    }

    @Test
    void shouldSendOnlyTheEntriesThatDiffer() throws Exception {
        input.load(1);
        input.write("reference.yaml", LoadInput.REFERENCE.replace("level: feed}", "level: feed, name: The Index}"));

        LoadReport second = input.load(1);

        assertThat(second.outcome().sent()).isEqualTo(1);
        assertThat(cluster.records(TopicNames.REFERENCE).get(0))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("market:XX", "index:ALL", "index:IDX", "index:IDX");
    }

    @Test
    void shouldKeepTheMembersThatEarlierLoadsSaw() throws Exception {
        input.load(1);
        input.write("prices.csv", "s,t,p,v\nA,2024-01-03T09:00:00Z,10,100\nC,2024-01-03T09:00:00Z,10,100\n");
        input.write("levels.csv", "t,l\n2024-01-03T09:00:00Z,1000\n");

        input.load(1);

        List<ConsumerRecord<byte[], byte[]>> entries =
                cluster.records(TopicNames.REFERENCE).get(0);
        try (SchemaRegistry registry = registry()) {
            WireDecoder<ReferenceEntry> decoder = new WireDecoder<>(registry, ReferenceEntry.class);
            var last = (Decoded.Value<ReferenceEntry>)
                    decoder.decode(entries.get(entries.size() - 1).value());
            Index index = (Index) last.value().getVersions().get(0).getBody();
            assertThat(index.getMembers())
                    .extracting(member -> member.getSymbol() + " " + member.getFrom())
                    .containsExactly("A 2024-01-02", "B 2024-01-02", "C 2024-01-03");
        }
    }

    @Test
    void shouldBeTheSameLoadWhateverTheReferenceSays() throws Exception {
        LoadReport first = input.load(1);
        input.write(
                "reference.yaml",
                LoadInput.REFERENCE + "zones:\n  Z: {index: IDX, role: support, low: 900, high: 950}\n");

        LoadReport second = input.load(1);

        assertThat(second.load()).isEqualTo(first.load());
        assertThat(input.load(2).load()).isNotEqualTo(first.load());
    }

    private static SchemaRegistry registry() {
        return new ConfluentSchemaRegistry(cluster.config().registry());
    }
}
