package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.Price;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.TechnicalCall.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Technical calls against averages worked out with decimals from the list of windows: random prices that swing widely, with
 * ties, quiet windows and sessions, prices that come late, official closes, splits, heartbeats and restarts.
 */
class CallsAgainstListsTest {
    private static final int CASES = 10_000;
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    private static final long DAY = 86_400_000L;
    private static final long WINDOW = 300_000;
    private static final MathContext EXACT = new MathContext(34);

    /** A call by the end of its window. */
    private record Call(long end, Kind kind) {}

    /** One random case: what the partition is told, and the same as a list of windows. */
    private static final class Case {
        private final Random random;
        private final Map<LocalDate, BigDecimal> splits = new TreeMap<>();
        private final NavigableWindows windows = new NavigableWindows();
        private final PricePartition partition;
        private int level = 40;

        Case(long seed) {
            random = new Random(seed);
            int sessions = 3 + random.nextInt(3);
            List<CorporateAction> actions = new ArrayList<>();
            for (int day = 1; day < sessions; day++) {
                if (random.nextInt(4) == 0) {
                    double factor = List.of(0.5, 0.2, 2.0).get(random.nextInt(3));
                    splits.put(FIRST.plusDays(day), BigDecimal.valueOf(factor));
                    actions.add(new CorporateAction("A", FIRST.plusDays(day), factor));
                }
            }
            long bucket = List.of(250L, 1000L, 20_000L, 60_000L).get(random.nextInt(4));
            partition = new PricePartition(
                    PricePartition.reference(LocalTime.of(12, 33), Settings.DEFAULTS, actions, "A", "B"), bucket);
            for (int day = 0; day < sessions; day++) {
                if (day == 0 || random.nextInt(6) != 0) {
                    session(FIRST.plusDays(day));
                }
            }
            partition.beat(FIRST.plusDays(sessions).toEpochDay() * DAY);
        }

        private void session(LocalDate date) {
            long open = date.toEpochDay() * DAY + 36_000_000;
            long close = open + 153 * 60_000;
            int busy = 1 + random.nextInt(2);
            for (long time = open; time < close; time += 1 + random.nextInt(2 * (int) WINDOW / busy)) {
                price(date, time, false);
                if (random.nextInt(10) == 0) {
                    partition.take(Price.traded("A", time - 1 - random.nextInt(1_000_000), 1, random.nextInt(2)));
                }
                if (random.nextInt(20) == 0) {
                    partition.beat(time + random.nextInt(100));
                }
                if (random.nextInt(40) == 0) {
                    partition.restart();
                }
            }
            if (random.nextInt(3) == 0) {
                price(date, close + random.nextInt(60_000), true);
                partition.take(Price.traded("A", close + 59_999, 1, 0));
            }
        }

        /** Few prices, so that many are equal; now and then a leap. */
        private void price(LocalDate date, long time, boolean official) {
            level = random.nextInt(15) == 0 ? 1 + random.nextInt(80) : Math.max(1, level + random.nextInt(3) - 1);
            double price = level * 0.25;
            partition.take(new Price("A", time, price, random.nextInt(2), official, false));
            windows.put(date, time, BigDecimal.valueOf(price));
        }

        List<Call> expected() {
            List<Call> calls = new ArrayList<>();
            BigDecimal ema38 = null;
            BigDecimal ema100 = null;
            LocalDate basis = null;
            for (var window : windows.byEnd.entrySet()) {
                LocalDate date = windows.dates.get(window.getKey());
                BigDecimal price = window.getValue();
                BigDecimal from38 = ema38 == null ? BigDecimal.ZERO : ema38.multiply(factor(basis, date));
                BigDecimal from100 = ema100 == null ? BigDecimal.ZERO : ema100.multiply(factor(basis, date));
                BigDecimal to38 = ema(price, from38, 38);
                BigDecimal to100 = ema(price, from100, 100);
                if (ema38 != null && from38.compareTo(from100) <= 0 && to38.compareTo(to100) > 0) {
                    calls.add(new Call(window.getKey(), Kind.BUY));
                }
                if (ema38 != null && from38.compareTo(from100) >= 0 && to38.compareTo(to100) < 0) {
                    calls.add(new Call(window.getKey(), Kind.SELL));
                }
                ema38 = to38;
                ema100 = to100;
                basis = date;
            }
            return calls;
        }

        private BigDecimal factor(LocalDate after, LocalDate to) {
            BigDecimal factor = BigDecimal.ONE;
            for (var split : splits.entrySet()) {
                if (split.getKey().isAfter(after) && !split.getKey().isAfter(to)) {
                    factor = factor.multiply(split.getValue());
                }
            }
            return factor;
        }

        private static BigDecimal ema(BigDecimal price, BigDecimal before, int j) {
            BigDecimal weight = BigDecimal.valueOf(2).divide(BigDecimal.valueOf(1 + j), EXACT);
            return price.multiply(weight).add(before.multiply(BigDecimal.ONE.subtract(weight)), EXACT);
        }

        List<Call> told() {
            return partition.calls().stream()
                    .map(call -> new Call(call.windowEnd(), call.kind()))
                    .toList();
        }
    }

    /** The last price of each window, by its end, with its session. */
    private static final class NavigableWindows {
        private final TreeMap<Long, BigDecimal> byEnd = new TreeMap<>();
        private final Map<Long, LocalDate> dates = new TreeMap<>();

        void put(LocalDate date, long time, BigDecimal price) {
            long end = time - time % WINDOW + WINDOW;
            byEnd.put(end, price);
            dates.put(end, date);
        }
    }

    @Test
    void shouldCallAsDecimalsOverTheListOfWindowsDo() {
        int calls = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Case random = new Case(seed);
            List<Call> expected = random.expected();

            assertThat(random.told()).as("seed %d", seed).isEqualTo(expected);
            calls += expected.size();
        }
        assertThat(calls).isGreaterThan(CASES / 2);
    }
}
