package io.marketsignals.history.load;

import static io.marketsignals.history.load.LoadInput.kafkas;
import static io.marketsignals.history.load.LoadInput.millis;
import static io.marketsignals.history.load.LoadInput.times;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.history.load.LoadedCluster.Line;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a load puts on the topics, by hand. */
@Timeout(120)
class LoadContentTest {
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
    void shouldSendEachTickUnderItsSymbolAtItsTimeWhenTheyStandAlone() throws Exception {
        LoadReport report = input.load(1);

        Map<Integer, List<Line>> prices = cluster.lines(TopicNames.PRICES);
        // The last flush reaches the last tick; the session ends at 12:00 and a minute, judged two buckets of 1 s
        // later.
        assertThat(times(prices, "A")).isEqualTo(List.of("10:00:00", "10:01:00"));
        assertThat(times(prices, "B")).isEqualTo(List.of("10:00:30"));
        assertThat(partitionOf(prices, "A")).isEqualTo(kafkas("A", 3));
        assertThat(partitionOf(prices, "B")).isEqualTo(kafkas("B", 3));
        prices.forEach((partition, lines) -> assertThat(times(lines, "none"))
                .as("heartbeats of partition %d", partition)
                .isEqualTo(partition == kafkas("A", 3) ? List.of("12:01:02") : List.of("10:01:00", "12:01:02")));
        Map<Integer, List<Line>> levels = cluster.lines(TopicNames.INDEX_TICKS);
        assertThat(times(levels, "IDX")).isEqualTo(List.of("10:00:10"));
        assertThat(partitionOf(levels, "IDX")).isEqualTo(kafkas("IDX", 2));
        assertThat(prices.values().stream().flatMap(List::stream).map(Line::headers))
                .containsOnly(List.of("signals.load=" + report.load().text()));
        assertThat(report.counts().rows()).isEqualTo(5);
        assertThat(report.counts().ticks()).isEqualTo(4);
        assertThat(report.summary()).contains("prices.csv:5: BAD_TIME").contains("reaches       2024-01-02T12:01:02Z");
    }

    @Test
    void shouldSaySymbolPriceAndVolumeInARecordOfItsOwn() throws Exception {
        input.load(1);

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
        LoadReport report = input.load(500);

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
    void shouldReachFarEnoughThatTheLastSessionIsJudged() throws Exception {
        input.load(1);
        AppConfig config =
                cluster.config("application.state-dir", folder.resolve("state").toString());

        try (SignalsApp app = SignalsApp.start(config, new SignalTopologyFactory(), new SimpleMeterRegistry())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> cluster.count(TopicNames.SESSIONS) == 2);
            assertThat(app.stop()).isTrue();
        }
    }

    @Test
    void shouldNotBeLateForTheNextSessionOfTheSameMarket() throws Exception {
        input.load(1);
        input.write("prices.csv", "s,t,p,v\nA,2024-01-03T09:00:00Z,10,100\n");
        input.write("levels.csv", "t,l\n2024-01-03T09:00:00Z,1000\n");

        input.load(1);

        assertThat(input.told()).doesNotContain("late");
    }

    @Test
    void shouldTellThatOlderPricesWillBeLateWhenTheTopicsReachFurther() throws Exception {
        input.load(1);
        assertThat(input.told()).doesNotContain("late");
        input.write("prices.csv", "s,t,p,v\nA,2024-01-02T09:30:00Z,10,100\n");

        input.load(1);

        assertThat(input.told())
                .contains("Warning: 5 of 5 partitions already reach 2024-01-02, and this load begins on 2024-01-02;"
                        + " older prices count as late.");
    }

    private static int partitionOf(Map<Integer, List<Line>> lines, String key) {
        return lines.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(line -> line.key().equals(key)))
                .mapToInt(Map.Entry::getKey)
                .sum();
    }

    private static SchemaRegistry registry() {
        return new ConfluentSchemaRegistry(cluster.config().registry());
    }

    private static Prices decoded(PriceDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
        return ((Decoded.Value<Prices>) decoder.decode(record.key(), record.value())).value();
    }
}
