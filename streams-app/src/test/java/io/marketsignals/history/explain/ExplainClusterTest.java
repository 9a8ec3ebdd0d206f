package io.marketsignals.history.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.app.AppConfig;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.feed.Tick;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.history.publish.ReferencePublisher;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.result.CommittedRecords;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The alert of {@link SmallRun} on a broker: the same ticks, in batches of three partitions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainClusterTest {
    private static final int PARTITIONS = 3;
    private static final long OPEN = Instant.parse("2024-01-03T09:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2024-01-03T09:30:02Z").toEpochMilli();

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final SchemaRegistry client = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));

    @TempDir
    private static Path folder;

    private AppConfig config;
    private JsonNode json;
    private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> published;

    @BeforeAll
    void publishAndExplain() throws Exception {
        config = AppConfig.of(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registry.url(),
                "topics.prices-partitions", Integer.toString(PARTITIONS),
                "topics.index-ticks-partitions", "1"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
        }
        SmallRun.in(folder, List.of());
        try (Producer<byte[], byte[]> producer = Clients.producer(config, "test-writer")) {
            WireEncoder<ReferenceEntry> references =
                    WireEncoder.forTopic(client, TopicNames.REFERENCE, ReferenceEntry.class);
            ReferencePublisher.publish(
                    config.topics().run(),
                    producer,
                    references::encode,
                    ReferenceFile.read(folder.resolve("reference.yaml")).resolved(Map.of()));
            publishTicks(producer);
            publishResults(producer);
        }
        published = records();
        json = new ObjectMapper().readTree(explained(true));
    }

    private String explained(boolean json) {
        StringWriter out = new StringWriter();
        new Explain(
                        SmallRun.ID,
                        Optional.empty(),
                        5,
                        new Explain.Look(10, json),
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()))
                .ofCluster(config);
        return out.toString();
    }

    @AfterAll
    void close() {
        client.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldCountTheMembersAsByHand() {
        JsonNode view = json.at("/recount/indices/0");

        assertThat(json.at("/recount/agrees").asBoolean()).isTrue();
        assertThat(view.get("members").findValuesAsText("symbol")).containsExactly("A", "B", "C", "D", "E");
        assertThat(view.get("members").findValuesAsText("group"))
                .containsExactly("ADVANCER", "DECLINER", "UNCHANGED", "NO_PREVIOUS_CLOSE", "NOT_TRADED");
    }

    @Test
    void shouldNameTheRecordsFromTheOpenToTheOneThatClosesTheBucket() {
        Map<String, List<Long>> ranges = new HashMap<>();
        json.at("/recount/input")
                .forEach(range -> ranges.put(
                        range.get("source").asText(),
                        List.of(range.get("first").asLong(), range.get("last").asLong())));

        Map<String, List<Long>> expected = new HashMap<>();
        published.forEach((partition, records) -> expected.put(
                partition.toString(), List.of(firstAtOrAfter(records, OPEN), firstAtOrAfter(records, UNTIL))));
        assertThat(ranges).isEqualTo(expected).hasSize(PARTITIONS + 1);
    }

    @Test
    void shouldHaveEveryTickOfTheSessionUpToTheAlertInTheRanges() {
        Map<String, Long> inside = new HashMap<>();
        PriceDecoder decoder = new PriceDecoder(client);
        json.at("/recount/input")
                .forEach(range -> published.forEach((partition, records) -> {
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        if (partition.topic().equals(TopicNames.PRICES)
                                && partition
                                        .toString()
                                        .equals(range.get("source").asText())
                                && record.offset() >= range.get("first").asLong()
                                && record.offset() <= range.get("last").asLong()
                                && decoder.decode(record.key(), record.value()) instanceof Decoded.Value<?> value) {
                            ((io.marketsignals.model.Prices) value.value())
                                    .ticks().stream()
                                            .filter(tick -> tick.time() >= OPEN && tick.time() < UNTIL)
                                            .forEach(tick -> inside.merge(tick.symbol(), 1L, Long::sum));
                        }
                    }
                }));

        assertThat(inside).isEqualTo(Map.of("A", 1L, "B", 1L, "C", 1L, "D", 1L));
    }

    @Test
    void shouldListMembersWithoutTheLinesThatOnlyFilesHave() {
        assertThat(explained(false).lines().map(String::strip))
                .contains("member  previous close   last        at    return  contribution");
    }

    @Test
    void shouldPrintTheCommandThatReplaysTheStretch() {
        assertThat(json.at("/replay/command").asText())
                .isEqualTo(
                        "./signals replay --bootstrap-servers " + broker.bootstrapServers()
                                + " --set registry.schema.registry.url=" + registry.url()
                                + " --from-time 2024-01-02T09:00:00Z --to-time 2024-01-03T12:01:00Z --end-sessions --out replayed");
    }

    private static long firstAtOrAfter(List<ConsumerRecord<byte[], byte[]>> records, long time) {
        return records.stream()
                .filter(record -> record.timestamp() >= time)
                .findFirst()
                .orElseThrow()
                .offset();
    }

    /** A flush after each second, so that a session has many records. */
    private void publishTicks(Producer<byte[], byte[]> producer) throws InterruptedException {
        Publisher publisher = new Publisher(producer, InputEncoders.of(client), Pace.unlimited(), PARTITIONS, 1);
        String last = "";
        for (String row : SmallRun.TRADES.lines().skip(1).toList()) {
            List<String> fields = List.of(row.split(",", -1));
            if (!last.isEmpty() && !last.equals(fields.get(1))) {
                publisher.flush();
            }
            last = fields.get(1);
            publisher.publish(new Tick(
                    false, fields.get(0), Instant.parse(last).toEpochMilli(), Double.parseDouble(fields.get(2)), -1));
        }
        publisher.finish();
    }

    private void publishResults(Producer<byte[], byte[]> producer) {
        WireEncoder<Alert> alerts = WireEncoder.forTopic(client, TopicNames.ALERTS, Alert.class);
        send(producer, TopicNames.ALERTS, alerts.encode(SmallRun.alert(SmallRun.ID, 1)));
        WireEncoder<SessionClose> sessions = WireEncoder.forTopic(client, TopicNames.SESSIONS, SessionClose.class);
        SmallRun.closes().forEach(close -> send(producer, TopicNames.SESSIONS, sessions.encode(close)));
        producer.flush();
    }

    private static void send(Producer<byte[], byte[]> producer, String topic, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, "ALL".getBytes(UTF_8), value));
    }

    private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records() throws IOException {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = Clients.consumer(config, "test-reader")) {
            for (String topic : List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS)) {
                CommittedRecords.read(consumer, topic, record -> records.computeIfAbsent(
                                new TopicPartition(record.topic(), record.partition()), partition -> new ArrayList<>())
                        .add(record));
            }
        }
        return records;
    }
}
