package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.Price;
import io.marketsignals.model.Settings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * New highs and lows and averages of one member against decimals over the lists of its prices: ties, sessions it did not
 * trade in, no volume, prices that come late, official closes in time and a session late, halts, splits, and restarts.
 */
class StandingsAgainstListsTest {
    private static final int CASES = 10_000;
    private static final LocalDate FIRST = LocalDate.of(2022, 3, 7);
    private static final long DAY = 86_400_000L;
    private static final List<Double> FACTORS = List.of(0.5, 0.2, 0.1, 2.0);

    /** The prices taken in one session, in order, and the close. */
    private static final class Day {
        private final LocalDate date;
        private final List<BigDecimal> prices = new ArrayList<>();
        private BigDecimal close;
        private boolean official;
        private boolean halted;

        Day(LocalDate date) {
            this.date = date;
        }

        void take(BigDecimal price) {
            prices.add(price);
            close = price;
        }
    }

    /** One random case. */
    private static final class Case {
        private final Random random;
        private final int lookback;
        private final Map<LocalDate, BigDecimal> splits = new TreeMap<>();
        private final List<Day> days = new ArrayList<>();
        private final PricePartition partition;
        private int level = 200;
        private int checks;

        Case(long seed) {
            random = new Random(seed);
            boolean year = seed % 50 == 0;
            int sessions = year ? 190 + random.nextInt(100) : 2 + random.nextInt(58);
            lookback = year && random.nextBoolean() ? 150 + random.nextInt(103) : 2 + random.nextInt(12);
            List<CorporateAction> actions = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                LocalDate date = FIRST.plusDays(1 + random.nextInt(sessions));
                double factor = FACTORS.get(random.nextInt(4));
                if (splits.putIfAbsent(date, BigDecimal.valueOf(factor)) == null) {
                    actions.add(new CorporateAction("A", date, factor));
                }
            }
            Settings settings = Settings.of(Map.of("highs-lows.sessions", Integer.toString(lookback)));
            partition = new PricePartition(
                    PricePartition.reference(LocalTime.of(16, 0), settings, actions, "A", "B"), 60_000);
            for (int day = 0; day < sessions; day++) {
                if (random.nextInt(10) != 0) {
                    session(FIRST.plusDays(day), year ? 20 : 5);
                }
            }
        }

        private void session(LocalDate date, int checkEvery) {
            long time = date.toEpochDay() * DAY + 36_000_000;
            days.add(new Day(date));
            for (int i = random.nextInt(4); i >= 0; i--) {
                time += 1 + random.nextInt(3_600_000);
                price(time);
                if (random.nextInt(8) == 0) {
                    correctPreviousClose();
                }
                if (random.nextInt(checkEvery) == 0) {
                    time += 60_000; // so that the next price has a bucket of its own
                    check(time);
                }
                if (random.nextInt(60) == 0) {
                    partition.restart();
                }
            }
        }

        private Day today() {
            return days.get(days.size() - 1);
        }

        private void price(long time) {
            Day day = today();
            boolean official = random.nextInt(8) == 0;
            boolean halted = random.nextInt(20) == 0;
            BigDecimal price = next();
            partition.take(new Price("A", time, price.doubleValue(), random.nextInt(2) * 10L, official, halted));
            if (!day.official || official) {
                day.take(price);
                day.official |= official;
                day.halted = halted;
            }
            if (random.nextInt(8) == 0) {
                partition.take(Price.traded("A", time - 1, 1e6, 1)); // late
            }
        }

        /** An official close of the session before, in time for this one. */
        private void correctPreviousClose() {
            if (days.size() > 1) {
                Day before = days.get(days.size() - 2);
                BigDecimal price = next();
                long time = before.date.toEpochDay() * DAY + 57_600_000;
                partition.take(new Price("A", time, price.doubleValue(), 0, true, false));
                before.take(price);
            }
        }

        /** Halves, in small steps, so that many are equal. */
        private BigDecimal next() {
            level = Math.max(2, level + random.nextInt(5) - 2);
            return BigDecimal.valueOf(level).multiply(new BigDecimal("0.5"));
        }

        private void check(long time) {
            partition.beat(time);
            assertThat(partition.tally().standings()).isEqualTo(expected());
            checks++;
        }

        private Standings expected() {
            Day today = today();
            List<Day> past = days.subList(0, days.size() - 1);
            if (past.isEmpty() || today.halted) {
                return Standings.EMPTY;
            }
            boolean ranked = past.size() >= lookback;
            List<Day> last = past.subList(Math.max(0, past.size() - lookback), past.size());
            BigDecimal high = Collections.max(today.prices);
            BigDecimal low = Collections.min(today.prices);
            List<BigDecimal> highs =
                    last.stream().map(on(d -> Collections.max(d.prices))).toList();
            List<BigDecimal> lows =
                    last.stream().map(on(d -> Collections.min(d.prices))).toList();
            List<BigDecimal> closes = last.stream().map(on(d -> d.close)).toList();
            return new Standings(
                    ranked ? 1 : 0,
                    ranked ? 0 : 1,
                    one(ranked && highs.stream().allMatch(h -> high.compareTo(h) > 0)),
                    one(ranked && lows.stream().allMatch(l -> low.compareTo(l) < 0)),
                    one(ranked && closes.stream().allMatch(c -> today.close.compareTo(c) > 0)),
                    one(ranked && closes.stream().allMatch(c -> today.close.compareTo(c) < 0)),
                    one(past.size() >= 19),
                    one(above(past, 20)),
                    one(past.size() >= 49),
                    one(above(past, 50)),
                    one(past.size() >= 199),
                    one(above(past, 200)));
        }

        private boolean above(List<Day> past, int closes) {
            if (past.size() < closes - 1) {
                return false;
            }
            BigDecimal sum = past.subList(past.size() - closes + 1, past.size()).stream()
                    .map(on(d -> d.close))
                    .reduce(today().close, BigDecimal::add);
            return today().close.multiply(BigDecimal.valueOf(closes)).compareTo(sum) > 0;
        }

        /** A price of a session on the basis of today. */
        private Function<Day, BigDecimal> on(Function<Day, BigDecimal> price) {
            return day -> {
                BigDecimal factor = BigDecimal.ONE;
                for (var split : splits.entrySet()) {
                    if (split.getKey().isAfter(day.date) && !split.getKey().isAfter(today().date)) {
                        factor = factor.multiply(split.getValue());
                    }
                }
                return price.apply(day).multiply(factor);
            };
        }

        private static int one(boolean holds) {
            return holds ? 1 : 0;
        }
    }

    @Test
    void shouldStandAsDecimalsOverTheListsOfPricesSay() {
        int checks = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            try {
                checks += new Case(seed).checks;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(checks).isGreaterThan(10 * CASES);
    }
}
