package io.marketsignals.history.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.history.load.LoadedCluster.Line;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads into a real broker. */
@Timeout(120)
class LoadTest {
    private static final String REFERENCE = """
            markets:
              XX: {zone: UTC, open: "09:00", close: "12:00", sessions: from-data}
            indices:
              ALL: {market: XX, level: derived, members: all}
              IDX: {market: XX, level: feed}
            context:
              - {kind: earnings-date, subject: A, time: 2024-01-09T10:00:00Z, published: 2024-01-01T08:00:00Z,
                 date: 2024-01-09, period: Q4}
            """;
    private static final String PRICES = """
            kind: trades
            files: ["prices*.csv"]
            columns: {symbol: s, timestamp: t, price: p, volume: v}
            """;
    private static final String LEVELS = """
            kind: levels
            files: ["levels*.csv"]
            columns: {symbol: {constant: IDX}, timestamp: t, level: l}
            """;
    private static final String DATA = """
            s,t,p,v
            A,2024-01-02T10:00:00Z,10,100
            B,2024-01-02T10:00:30Z,20,
            A,2024-01-02T10:01:00Z,11,50
            B,bad,20,1
            """;
    private static final String LEVEL_DATA = "t,l\n2024-01-02T10:00:10Z,1000\n";

    private static LoadedCluster cluster;

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

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
        write("reference.yaml", REFERENCE);
        write("prices.yaml", PRICES);
        write("levels.yaml", LEVELS);
        write("prices.csv", DATA);
        write("levels.csv", LEVEL_DATA);
    }

    @Test
    void shouldSendEachTickUnderItsSymbolAtItsTimeWhenTheyStandAlone() throws Exception {
        LoadReport report = load(1);

        Map<Integer, List<Line>> prices = cluster.lines(TopicNames.PRICES);
        // The last flush reaches the last tick; the session ends at 12:00 and a minute, judged two buckets of 1 s
        // later.
        assertThat(ticks(prices, "A")).isEqualTo(List.of("10:00:00", "10:01:00"));
        assertThat(ticks(prices, "B")).isEqualTo(List.of("10:00:30"));
        assertThat(partitionOf(prices, "A")).isEqualTo(kafkas("A", 3));
        assertThat(partitionOf(prices, "B")).isEqualTo(kafkas("B", 3));
        prices.forEach((partition, lines) -> assertThat(times(lines, "none"))
                .as("heartbeats of partition %d", partition)
                .isEqualTo(partition == kafkas("A", 3) ? List.of("12:01:02") : List.of("10:01:00", "12:01:02")));
        Map<Integer, List<Line>> levels = cluster.lines(TopicNames.INDEX_TICKS);
        assertThat(ticks(levels, "IDX")).isEqualTo(List.of("10:00:10"));
        assertThat(partitionOf(levels, "IDX")).isEqualTo(kafkas("IDX", 2));
        assertThat(prices.values().stream().flatMap(List::stream).map(Line::headers))
                .containsOnly(List.of("signals.load=" + report.load().text()));
        assertThat(report.counts().rows()).isEqualTo(5);
        assertThat(report.counts().ticks()).isEqualTo(4);
        assertThat(report.summary()).contains("prices.csv:5: BAD_TIME").contains("reaches       2024-01-02T12:01:02Z");
    }

    @Test
    void shouldSaySymbolPriceAndVolumeInARecordOfItsOwn() throws Exception {
        load(1);

        try (SchemaRegistry registry = registry()) {
            PriceDecoder decoder = new PriceDecoder(registry);
            List<Price> prices = new ArrayList<>();
            cluster.records(TopicNames.PRICES).get(kafkas("A", 3)).stream()
                    .filter(record -> record.key() != null)
                    .filter(record -> new String(record.key(), UTF_8).equals("A"))
                    .forEach(record -> prices.addAll(decoded(decoder, record).ticks()));
            assertThat(prices)
                    .containsExactly(
                            new Price("A", millis("10:00:00"), 10, 100, false, false),
                            new Price("A", millis("10:01:00"), 11, 50, false, false));
        }
    }

    @Test
    void shouldSendBatchesOfOnePartitionsSymbolsWhenSeveralTicksShareARecord() throws Exception {
        LoadReport report = load(500);

        try (SchemaRegistry registry = registry()) {
            PriceDecoder decoder = new PriceDecoder(registry);
            int symbols = 0;
            for (var partition : cluster.records(TopicNames.PRICES).entrySet()) {
                assertThat(partition.getValue())
                        .extracting(ConsumerRecord::timestamp)
                        .containsExactly(millis("10:01:00"), millis("12:01:02"));
                for (Price price : decoded(decoder, partition.getValue().get(0)).ticks()) {
                    assertThat(kafkas(price.name(), 3)).isEqualTo(partition.getKey());
                    symbols++;
                }
                assertThat(decoded(decoder, partition.getValue().get(1)).ticks())
                        .isEmpty();
            }
            assertThat(symbols).isEqualTo(3);
        }
        assertThat(report.outcome().records())
                .isEqualTo(Map.of(
                        TopicNames.PRICES, 6L,
                        TopicNames.INDEX_TICKS, 4L,
                        TopicNames.REFERENCE, 3L,
                        TopicNames.CONTEXT, 1L));
    }

    @Test
    void shouldSendNothingWhenAllIsThere() throws Exception {
        LoadReport first = load(1);
        Map<Integer, List<Line>> before = cluster.lines(TopicNames.PRICES);

        LoadReport second = load(1);

        assertThat(second.outcome().sent()).isZero();
        assertThat(second.outcome().passedOver()).isEqualTo(first.outcome().sent());
        assertThat(second.summary()).contains("Everything was there already; nothing was sent.");
        assertThat(cluster.lines(TopicNames.PRICES)).isEqualTo(before);
        assertThat(count(TopicNames.REFERENCE)).isEqualTo(3);
        assertThat(count(TopicNames.CONTEXT)).isEqualTo(1);
    }

    @Test
    void shouldFindWhatIsThereWhenTheBrokersHaveForgottenTheJournal() throws Exception {
        LoadReport first = load(1);
        cluster.admin()
                .deleteConsumerGroups(List.of(first.load().group()))
                .all()
                .get();

        LoadReport second = load(1);

        assertThat(second.outcome().sent()).isZero();
    }

    @Test
    void shouldPassOverRecordsOfOthersInBetween() throws Exception {
        load(1);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(cluster.config().kafka().producer("other"), bytes, bytes)) {
            for (int partition = 0; partition < 3; partition++) {
                producer.send(new ProducerRecord<>(
                                TopicNames.PRICES, partition, millis("13:00:00"), null, new byte[] {1}))
                        .get();
            }
        }

        LoadReport second = load(1);

        assertThat(second.outcome().sent()).isZero();
    }

    @Test
    void shouldTellThatOlderPricesWillBeLateWhenTheTopicsReachFurther() throws Exception {
        load(1);
        assertThat(err.toString()).doesNotContain("late");
        write("prices.csv", "s,t,p,v\nA,2024-01-02T09:30:00Z,10,100\n");

        load(1);

        assertThat(err.toString())
                .contains("Warning: 5 of 5 partitions already reach 2024-01-02, and this load begins on 2024-01-02;"
                        + " older prices count as late.");
    }

    @Test
    void shouldNotBeLateForTheNextSessionOfTheSameMarket() throws Exception {
        load(1);
        write("prices.csv", "s,t,p,v\nA,2024-01-03T09:00:00Z,10,100\n");
        write("levels.csv", "t,l\n2024-01-03T09:00:00Z,1000\n");

        load(1);

        assertThat(err.toString()).doesNotContain("late");
    }

    @Test
    void shouldSendOnlyTheEntriesThatDiffer() throws Exception {
        load(1);
        write("reference.yaml", REFERENCE.replace("level: feed}", "level: feed, name: The Index}"));

        LoadReport second = load(1);

        assertThat(second.outcome().sent()).isEqualTo(1);
        assertThat(cluster.records(TopicNames.REFERENCE).get(0))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("market:XX", "index:ALL", "index:IDX", "index:IDX");
    }

    @Test
    void shouldKeepTheMembersThatEarlierLoadsSaw() throws Exception {
        load(1);
        write("prices.csv", "s,t,p,v\nA,2024-01-03T09:00:00Z,10,100\nC,2024-01-03T09:00:00Z,10,100\n");
        write("levels.csv", "t,l\n2024-01-03T09:00:00Z,1000\n");

        load(1);

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
    void shouldRefuseATopicWithDefaultRetention() throws Exception {
        cluster.empty();
        cluster.admin()
                .createTopics(List.of(new NewTopic(TopicNames.PRICES, 3, (short) 1)))
                .all()
                .get();

        assertThatThrownBy(() -> load(request(1, true), cluster.config()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.reason()).isEqualTo(AppException.Reason.TOPICS))
                .hasMessageStartingWith(
                        "Topic market.constituent-prices.v1 has retention.ms=604800000 instead of -1: the"
                                + " broker silently deletes records whose event time is older. Repair it with 'signals topics"
                                + " create --repair --bootstrap-servers");
    }

    @Test
    void shouldRefuseMissingTopicsUnlessItMayCreateThem() throws Exception {
        cluster.empty();

        assertThatThrownBy(() -> load(1))
                .hasMessageContaining("Topic market.reference.v1 does not exist.")
                .hasMessageContaining("'signals load --create-topics' creates what is missing.");
        LoadReport report = load(request(1, true), cluster.config());

        assertThat(report.outcome().records()).containsEntry(TopicNames.PRICES, 8L);
    }

    @Test
    void shouldRefuseToGoOnWhenThePartitionsHaveChanged() throws Exception {
        load(1);
        cluster.admin()
                .createPartitions(Map.of(TopicNames.PRICES, NewPartitions.increaseTo(4)))
                .all()
                .get();

        assertThatThrownBy(() -> load(1))
                .isInstanceOf(InputError.class)
                .hasMessageStartingWith(
                        "Topic market.constituent-prices.v1 had 3 partitions when this load began and has 4");
    }

    @Test
    void shouldRefuseWhatIsNotWhatItWouldSend() throws Exception {
        load(1);

        assertThatThrownBy(() -> load(request(1, false), cluster.config("pipeline.grace", "PT5S")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("is not the one that this run would have sent");
    }

    @Test
    void shouldChangeNothingInADryRun() throws Exception {
        cluster.empty();

        LoadReport planned = new Load(request(1, true), cluster.config(), new PrintWriter(err), false).dryRun();

        assertThat(cluster.admin().listTopics().names().get()).isEmpty();
        LoadReport done = load(request(1, true), cluster.config());
        assertThat(planned.outcome().sent()).isEqualTo(done.outcome().sent());
        assertThat(planned.outcome().records()).isEqualTo(done.outcome().records());
        assertThat(planned.summary()).contains("would send");
    }

    @Test
    void shouldBeTheSameLoadWhateverTheReferenceSays() throws Exception {
        LoadReport first = load(1);
        write("reference.yaml", REFERENCE + "zones:\n  Z: {index: IDX, role: support, low: 900, high: 950}\n");

        LoadReport second = load(1);

        assertThat(second.load()).isEqualTo(first.load());
        assertThat(load(2).load()).isNotEqualTo(first.load());
    }

    private LoadReport load(int batch) throws InterruptedException {
        return load(request(batch, false), cluster.config());
    }

    private LoadReport load(LoadRequest request, AppConfig config) throws InterruptedException {
        return new Load(request, config, new PrintWriter(err), false).run();
    }

    private LoadRequest request(int batch, boolean createTopics) {
        return new LoadRequest(
                folder.resolve("reference.yaml"),
                List.of(folder.resolve("prices.yaml"), folder.resolve("levels.yaml")),
                List.of(folder.resolve("prices.csv"), folder.resolve("levels.csv")),
                Optional.empty(),
                Optional.<LocalDate>empty(),
                batch,
                createTopics);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static SchemaRegistry registry() {
        return new ConfluentSchemaRegistry(cluster.config().registry());
    }

    private static Prices decoded(PriceDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
        return ((Decoded.Value<Prices>) decoder.decode(record.key(), record.value())).value();
    }

    private static int count(String topic) {
        return cluster.records(topic).values().stream().mapToInt(List::size).sum();
    }

    /** By the formula that Kafka documents for its default partitioner. */
    private static int kafkas(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    private static List<String> ticks(Map<Integer, List<Line>> lines, String key) {
        return times(lines.values().stream().flatMap(List::stream).toList(), key);
    }

    private static int partitionOf(Map<Integer, List<Line>> lines, String key) {
        return lines.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(line -> line.key().equals(key)))
                .mapToInt(Map.Entry::getKey)
                .sum();
    }

    private static List<String> times(List<Line> lines, String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(line -> Instant.ofEpochMilli(line.timestamp()).toString().substring(11, 19))
                .toList();
    }

    private static long millis(String time) {
        return Instant.parse("2024-01-02T" + time + "Z").toEpochMilli();
    }
}
