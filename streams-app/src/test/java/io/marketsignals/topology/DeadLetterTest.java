package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused is kept byte for byte, says why and where from, is counted, and holds nothing up. */
class DeadLetterTest {
    private static final ReferenceFixture REFERENCE =
            new ReferenceFixture().market("M").derived("IX", "M", "A", "B").fed("FX", "M");
    private static final Instant START = Instant.parse("2024-03-04T10:00:00Z");
    private static final Instant NOW = START.plusSeconds(1);

    private final DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());

    /** A bad value, made with the registry of the run. */
    private interface Bad extends Function<DrivenTopology, byte[]> {}

    @AfterEach
    void close() {
        topology.close();
    }

    static Stream<Arguments> badRecords() {
        return Stream.of(
                bad("no value", "A", RejectionReason.NULL_VALUE, t -> null),
                bad("no bytes", "A", RejectionReason.NOT_WIRE_FORMAT, t -> new byte[0]),
                bad("no frame", "A", RejectionReason.NOT_WIRE_FORMAT, t -> new byte[] {0, 0, 0, 1}),
                bad("wrong magic byte", "A", RejectionReason.NOT_WIRE_FORMAT, t -> with(good(t), 0, 1)),
                bad("unknown schema id", "A", RejectionReason.UNKNOWN_SCHEMA, t -> with(good(t), 1, 0x7f)),
                bad("frame only", "A", RejectionReason.TRUNCATED, t -> Arrays.copyOf(good(t), 5)),
                bad("truncated", "A", RejectionReason.TRUNCATED, t -> Arrays.copyOf(good(t), good(t).length - 1)),
                bad("too long", "A", RejectionReason.TRAILING_BYTES, t -> Arrays.copyOf(good(t), good(t).length + 1)),
                bad("another record", "A", RejectionReason.FOREIGN_SCHEMA, DeadLetterTest::tick),
                bad("no key", null, RejectionReason.NULL_KEY, DeadLetterTest::good),
                bad("another key", "B", RejectionReason.KEY_MISMATCH, DeadLetterTest::good),
                bad("no name", "", RejectionReason.BAD_NAME, price("", NOW.toEpochMilli(), 10, 1)),
                bad("NaN", "A", RejectionReason.BAD_PRICE, price("A", NOW.toEpochMilli(), Double.NaN, 1)),
                bad("infinite", "A", RejectionReason.BAD_PRICE, price("A", NOW.toEpochMilli(), 1 / 0.0, 1)),
                bad("negative price", "A", RejectionReason.BAD_PRICE, price("A", NOW.toEpochMilli(), -10, 1)),
                bad("zero price", "A", RejectionReason.BAD_PRICE, price("A", NOW.toEpochMilli(), 0, 1)),
                bad("negative volume", "A", RejectionReason.BAD_VOLUME, price("A", NOW.toEpochMilli(), 10, -1)),
                bad("huge volume", "A", RejectionReason.BAD_VOLUME, price("A", NOW.toEpochMilli(), 10, Long.MAX_VALUE)),
                bad("time 0", "A", RejectionReason.TIME_TOO_OLD, price("A", 0, 10, 1)),
                bad("negative time", "A", RejectionReason.TIME_TOO_OLD, price("A", -1, 10, 1)),
                bad("first time", "A", RejectionReason.TIME_TOO_OLD, price("A", Long.MIN_VALUE, 10, 1)),
                bad("last time", "A", RejectionReason.TIME_TOO_FAR_AHEAD, price("A", Long.MAX_VALUE, 10, 1)),
                bad(
                        "a year ahead",
                        "A",
                        RejectionReason.TIME_TOO_FAR_AHEAD,
                        price("A", NOW.plusSeconds(366L * 86_400).toEpochMilli(), 10, 1)),
                bad(
                        "a month old",
                        "A",
                        RejectionReason.TIME_TOO_OLD,
                        price("A", NOW.minusSeconds(30L * 86_400).toEpochMilli(), 10, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRecords")
    void shouldKeepTheBytesAndGoOnWhenARecordIsBad(String name, String key, RejectionReason reason, Bad made) {
        topology.price("A", START.toString(), 10);
        byte[] value = made.apply(topology);
        Headers headers = new RecordHeaders().add("trace", new byte[] {7});

        topology.raw(new TestRecord<>(key, value, headers, NOW.toEpochMilli()));

        List<TestRecord<byte[], byte[]>> letters = topology.deadLetters();
        assertThat(letters).hasSize(1);
        TestRecord<byte[], byte[]> letter = letters.get(0);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.key()).isEqualTo(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
        assertThat(letter.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(letter.headers().lastHeader("trace").value()).containsExactly(7);
        assertThat(header(letter, "signals.reason")).isEqualTo(reason.name());
        assertThat(header(letter, "__streams.errors.message")).startsWith(reason.name() + ": ");
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo(TopicNames.PRICES);
        assertThat(header(letter, "__streams.errors.partition")).isEqualTo("0");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("1");
        assertThat(topology.count(SignalMetrics.REFUSED, "reason", reason.name()))
                .isEqualTo(1);
        assertGoesOn();
    }

    @Test
    void shouldTakeTheRestWhenOnePriceOfABatchIsBad() {
        topology.batch(
                NOW.toString(),
                DrivenTopology.constituent("A", START.toString(), 10),
                DrivenTopology.constituent("B", START.toString(), -1));

        topology.heartbeat("2024-03-04T10:00:05Z");

        assertThat(topology.deadLetters()).hasSize(1).first().satisfies(letter -> {
            assertThat(header(letter, "signals.reason")).isEqualTo("BAD_PRICE");
            assertThat(header(letter, "__streams.errors.message")).contains("1 of 2", "the rest was taken");
        });
        assertThat(topology.read(TopicNames.BREADTH, Breadth.class))
                .extracting(Breadth::getNoPreviousClose, Breadth::getNotTraded)
                .containsExactly(tuple(1, 1));
        assertThat(topology.count(SignalMetrics.TICKS, "input", "prices")).isEqualTo(1);
    }

    @Test
    void shouldNotMoveTimeWhenABatchClaimsTheFarFuture() {
        topology.price("A", START.toString(), 10);

        topology.batch("2262-01-01T00:00:00Z", DrivenTopology.constituent("A", NOW.toString(), 99));

        assertThat(topology.deadLetters())
                .extracting(letter -> header(letter, "signals.reason"))
                .containsExactly("TIME_TOO_FAR_AHEAD");
        assertGoesOn();
    }

    @Test
    void shouldSeeARecordWhenItsKafkaTimestampIsNegative() {
        topology.raw(
                new TestRecord<>("A", price("A", START.toEpochMilli(), 10, 1).apply(topology)) {
                    @Override
                    public Long timestamp() {
                        return -1L;
                    }
                });

        assertThat(topology.count(SignalMetrics.TICKS, "input", "prices")).isEqualTo(1);
    }

    @Test
    void shouldNameTheOtherInputWhenALevelIsBad() {
        topology.level("FX", START.toString(), 100);

        topology.rawLevel("FX", good(topology), NOW.toEpochMilli());

        assertThat(topology.deadLetters()).hasSize(1).first().satisfies(letter -> {
            assertThat(header(letter, "signals.reason")).isEqualTo("FOREIGN_SCHEMA");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo(TopicNames.INDEX_TICKS);
        });
    }

    @Test
    void shouldCountAndNotRefuseWhenNoIndexHoldsASymbolOrNoSessionIsOn() {
        topology.price("NOBODY", START.toString(), 10);
        topology.level("NOWHERE", START.toString(), 10);
        // Calendars that declare no dates have no outside; this market declares Mondays.
        topology.publish(new ReferenceFixture().mondays("M"));
        topology.price("A", "2024-03-04T08:59:59.999Z", 10);
        topology.price("A", "2024-03-05T10:00:00Z", 10);

        assertThat(topology.deadLetters()).isEmpty();
        assertThat(topology.count(SignalMetrics.UNKNOWN)).isEqualTo(2);
        assertThat(topology.count(SignalMetrics.OUT_OF_SESSION)).isEqualTo(2);
    }

    /** The second price counts, in its own bucket: time has not moved beyond it. */
    private void assertGoesOn() {
        topology.price("B", "2024-03-04T10:00:02Z", 10);
        topology.heartbeat("2024-03-04T10:00:05Z");
        assertThat(topology.read(TopicNames.BREADTH, Breadth.class))
                .extracting(Breadth::getAsOf, Breadth::getNoPreviousClose)
                .containsExactly(
                        tuple(Instant.parse("2024-03-04T10:00:01Z"), 1),
                        tuple(Instant.parse("2024-03-04T10:00:03Z"), 2));
    }

    private static Arguments bad(String name, String key, RejectionReason reason, Bad made) {
        return arguments(name, key, reason, made);
    }

    private static byte[] good(DrivenTopology topology) {
        return price("A", NOW.toEpochMilli(), 10, 1).apply(topology);
    }

    private static Bad price(String symbol, long time, double price, long volume) {
        return topology -> topology.encode(new ConstituentPrice(
                symbol, Instant.ofEpochMilli(time), price, volume, PriceKind.TRADED, TradingStatus.TRADING));
    }

    private static byte[] tick(DrivenTopology topology) {
        IndexTick tick = new IndexTick("A", NOW, 10.0, null, LevelKind.TRADED);
        return WireEncoder.forRecordOfTopic(topology.registry, TopicNames.INDEX_TICKS, IndexTick.class)
                .encode(tick);
    }

    private static byte[] with(byte[] bytes, int place, int value) {
        byte[] changed = bytes.clone();
        changed[place] = (byte) value;
        return changed;
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
