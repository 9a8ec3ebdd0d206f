package io.marketsignals.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Reference;
import io.marketsignals.symbol.TechnicalCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Same input, same measures and alerts: whatever the split, the turns of the sources, or restarts in between. */
class SameWhateverTheSplitTest {
    private static final int CASES = 8;
    private static final long SECOND = 1000;

    private final Reference reference = RandomMarkets.reference();

    @ParameterizedTest(name = "{0} price and {1} level partitions, grace {2} ms")
    @CsvSource({"2,1,0", "4,2,0", "7,3,0", "1,2,0", "2,1,2500", "4,2,2500", "7,3,2500"})
    void shouldTellTheSameWhenTheInputsAreSplit(int prices, int levels, long grace) {
        forAll(grace, (seed, tape) -> {
            Map<String, List<String>> whole = run(tape, split(1, 1, grace), new Random(seed), 0);

            Map<String, List<String>> parts = run(tape, split(prices, levels, grace), new Random(seed), 0);

            assertSame(seed, parts, whole);
        });
    }

    @ParameterizedTest(name = "{0} price and {1} level partitions, grace {2} ms")
    @CsvSource({"1,1,0", "4,2,0", "1,1,2500", "4,2,2500"})
    void shouldTellTheSameWhenItRestartsInBetween(int prices, int levels, long grace) {
        forAll(grace, (seed, tape) -> {
            Map<String, List<String>> whole = run(tape, split(1, 1, grace), new Random(seed), 0);

            Map<String, List<String>> restarted = run(tape, split(prices, levels, grace), new Random(seed), 40);

            assertSame(seed, restarted, whole);
        });
    }

    @Test
    void shouldHaveContextToTell() {
        List<Ticks> tape = RandomTape.of(reference, 9, 0, new Random(1));

        Map<String, List<String>> told = run(tape, split(1, 1, 0), new Random(1), 0);

        assertThat(told.get("N"))
                .anyMatch(line -> line.contains("upgrades=2"))
                .anyMatch(line -> line.startsWith("ALERT") && line.contains("context:flow"));
    }

    @Test
    void shouldTellTheSameWhenEveryReportIsDeliveredTwice() {
        forAll(0, (seed, tape) -> {
            Map<String, List<String>> once = run(tape, split(3, 2, 0), new Random(seed), 0);
            PureMarket twice = market(split(3, 2, 0));
            twice.repeatReports();

            assertSame(seed, run(tape, twice, new Random(seed), 0), once);
        });
    }

    @ParameterizedTest(name = "{0} price partitions")
    @CsvSource({"1", "4"})
    void shouldTellTheSameWithAndWithoutGraceWhenTheTapeIsInOrder(int prices) {
        for (long seed = 1; seed <= CASES; seed++) {
            List<Ticks> tape = RandomTape.of(reference, 9, 0, new Random(seed)).stream()
                    .filter(new InOrder())
                    .toList();
            Map<String, List<String>> without = run(tape, split(prices, 1, 0), new Random(seed), 0);

            Map<String, List<String>> with = run(tape, split(prices, 1, 2500), new Random(seed), 0);

            assertSame(seed, with, without);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"breadth-broadening", "breadth-narrowing", "leadership-change", "top-mover"})
    void shouldMeetTheSignalOnTheTapes(String signal) {
        List<String> told = new ArrayList<>();
        forAll(0, (seed, tape) -> run(tape, split(1, 1, 0), new Random(seed), 0)
                .values()
                .forEach(told::addAll));

        assertThat(told).anyMatch(line -> line.startsWith("ALERT ") && line.contains("signal=" + signal + ","));
    }

    @Test
    void shouldBringCorrectionsOfEveryKind() {
        Map<Alert.Status, Integer> statuses = new EnumMap<>(Alert.Status.class);
        int corrections = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            PureMarket market = new PureMarket(reference, split(2, 1, 0));
            run(RandomTape.of(reference, 9, 0, new Random(seed)), market, new Random(seed), 0);
            market.alerts().forEach(alert -> statuses.merge(alert.status(), 1, Integer::sum));
            for (String id : reference.markets().keySet()) {
                corrections += (int) market.readings(id).stream()
                        .filter(reading -> reading.correction() != null)
                        .count();
            }
        }

        assertThat(corrections).isGreaterThan(CASES);
        assertThat(statuses).containsKeys(Alert.Status.values());
    }

    @ParameterizedTest(name = "{0} price partitions, grace {1} ms, a restart in {2} entries")
    @CsvSource({"7,0,0", "4,0,25", "1,2500,60", "4,2500,25"})
    void shouldTellTheSameCallsWhenSplitAndRestarted(int prices, long grace, int restarts) {
        Reference calling = CallTape.reference();
        int calls = 0;
        for (long seed = 1; seed <= 2; seed++) {
            List<Ticks> tape = CallTape.of(grace == 0 ? 0 : grace - 500, new Random(seed));
            PureMarket whole = new PureMarket(calling, split(1, 1, grace));
            PureMarket parts = new PureMarket(calling, split(prices, 1, grace));

            Map<String, List<String>> expected = run(tape, whole, new Random(seed), 0);
            Map<String, List<String>> told = run(tape, parts, new Random(seed), restarts);

            assertSame(seed, told, expected);
            assertThat(callsOfSessions(whole))
                    .as("seed %d", seed)
                    .isEqualTo(whole.calls().size());
            calls += whole.calls().size();
        }
        assertThat(calls).isGreaterThan(20);
    }

    /** What the closed sessions count of all technical calls. */
    private static int callsOfSessions(PureMarket market) {
        return market.readings("W").stream()
                .filter(MarketReading::closing)
                .map(reading -> reading.indices().get("W.ALL").breadth().tally())
                .mapToInt(tally -> tally.upgrades() + tally.downgrades())
                .sum();
    }

    private void forAll(long grace, BiConsumer<Long, List<Ticks>> property) {
        for (long seed = 1; seed <= CASES; seed++) {
            property.accept(seed, RandomTape.of(reference, 9, grace == 0 ? 0 : grace - 500, new Random(seed)));
        }
    }

    private static void assertSame(long seed, Map<String, List<String>> actual, Map<String, List<String>> expected) {
        expected.forEach((market, told) -> {
            List<String> other = actual.get(market);
            for (int i = 0; i < Math.min(told.size(), other.size()); i++) {
                assertThat(other.get(i).equals(told.get(i)))
                        .as(() -> "seed " + seed + ", market " + market + ": " + Rendered.difference(other, told))
                        .isTrue();
            }
            assertThat(other).as("seed %d, market %s", seed, market).hasSameSizeAs(told);
        });
    }

    /** What each market tells of a tape; with {@code restarts} > 0 a restart once in so many entries. */
    private Map<String, List<String>> run(List<Ticks> tape, PureMarket.Split split, Random random, int restarts) {
        return run(tape, market(split), random, restarts);
    }

    private Map<String, List<String>> run(List<Ticks> tape, PureMarket market, Random random, int restarts) {
        for (Ticks entry : tape) {
            market.take(entry);
            if (random.nextInt(3) == 0) {
                market.deliverSome(random);
            }
            if (restarts > 0 && random.nextInt(restarts) == 0) {
                market.restart();
            }
        }
        market.deliver(random);
        Map<String, List<String>> told = market.told();
        told.put(
                "calls",
                market.calls().stream().map(TechnicalCall::toString).sorted().toList());
        return told;
    }

    private PureMarket market(PureMarket.Split split) {
        PureMarket market = new PureMarket(reference, split);
        market.use(RandomMarkets.context(new Random(5)));
        return market;
    }

    private static PureMarket.Split split(int prices, int levels, long grace) {
        return new PureMarket.Split(prices, levels, new Cut(new Buckets(SECOND), grace));
    }
}
