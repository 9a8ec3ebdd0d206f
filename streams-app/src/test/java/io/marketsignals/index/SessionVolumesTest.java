package io.marketsignals.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.index.history.VolumeCurve;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Settings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Trades are given as second of the local day and shares; a bucket is a second. */
class SessionVolumesTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    /** The clocks change on 10 March. */
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

    private static final int CASES = 10_000;

    private final Map<String, VolumeCurve> stored = new HashMap<>();
    private final States<VolumeCurve> curves = new States<>() {
        @Override
        public VolumeCurve get(String key) {
            return stored.get(key);
        }

        @Override
        public void put(String key, VolumeCurve state) {
            stored.put(key, state);
        }

        @Override
        public void remove(String key) {
            stored.remove(key);
        }

        @Override
        public void forEach(java.util.function.BiConsumer<String, VolumeCurve> action) {
            stored.forEach(action);
        }
    };
    private IndexHistory history = IndexHistory.none("IX");
    private LocalDate date = FIRST;

    private SessionVolumes volumes() {
        return new SessionVolumes(curves, ZONE, (int) date.toEpochDay());
    }

    /** The relative volume after each trade of a session, which then ends. */
    private List<Double> session(int sessions, NavigableMap<Integer, Long> trades) {
        List<Double> told = new ArrayList<>();
        SessionVolumes volumes = volumes();
        long[] volume = {0};
        trades.forEach((second, shares) -> {
            long time = date.atStartOfDay()
                    .plusSeconds(second)
                    .atZone(ZONE)
                    .toInstant()
                    .toEpochMilli();
            volumes.news("IX", time, () -> volume[0]);
            volume[0] += shares;
            told.add(volumes.relative(history, sessions));
        });
        history = history.append(
                new SessionSummary((int) date.toEpochDay(), 1.0, 1.0, 1.0, 1, 1, 0, 0, 0, volume[0], null, null),
                RallyAttempt.Rule.from(Settings.DEFAULTS));
        volumes.forget(history);
        date = date.plusDays(1);
        return told;
    }

    private static NavigableMap<Integer, Long> trades(Object... timesAndShares) {
        NavigableMap<Integer, Long> trades = new TreeMap<>();
        for (int i = 0; i < timesAndShares.length; i += 2) {
            trades.put(java.time.LocalTime.parse((String) timesAndShares[i]).toSecondOfDay(), (long)
                    (int) timesAndShares[i + 1]);
        }
        return trades;
    }

    @Test
    void shouldCompareWithTheMeanUpToTheLastFullMinute() {
        session(2, trades("09:30:05", 100, "09:31:00", 50, "15:00:00", 900));
        session(2, trades("09:30:59", 300, "09:40:00", 7));

        // up to 09:31:00 there were 100 and 300, up to 09:35:00 150 and 300; today 80 and then 80 + 10
        assertThat(session(2, trades("09:30:30", 80, "09:31:10", 10, "09:31:59", 5, "09:35:00", 1)))
                .containsExactly(null, 80 / 200.0, 80 / 200.0, 95 / 225.0);
    }

    @Test
    void shouldHaveNoneWithFewerSessions() {
        session(2, trades("09:30:00", 100));

        assertThat(session(2, trades("09:30:00", 100, "12:00:00", 1))).containsExactly(null, null);
        assertThat(session(2, trades("09:30:00", 100, "12:00:00", 1))).containsExactly(null, 100 / 100.0);
    }

    @Test
    void shouldCountWhatASessionWithOtherHoursHadTradedByThen() {
        session(1, trades("09:30:00", 100, "12:59:59", 300));

        // an evening session after an early close
        assertThat(session(1, trades("18:00:00", 1, "18:01:00", 1))).containsExactly(0 / 400.0, 1 / 400.0);
        // the day after, the evening session had traded nothing yet
        assertThat(session(1, trades("09:30:00", 1, "16:00:00", 1))).containsExactly(null, null);
    }

    @Test
    void shouldCountASilentSessionAsNoVolume() {
        session(2, trades("09:30:00", 100));
        history = history.append(
                SessionSummary.silent((int) date.toEpochDay()), RallyAttempt.Rule.from(Settings.DEFAULTS));
        date = date.plusDays(1);

        assertThat(session(2, trades("09:30:00", 100, "09:31:00", 1))).containsExactly(null, 100 / 50.0);
    }

    @Test
    void shouldKeepNoMoreCurvesThanTheLookback() {
        for (int i = 0; i < 30; i++) {
            session(20, trades("09:30:00", 100));
        }

        assertThat(stored).hasSize(20);
    }

    @Test
    void shouldAgreeWithTheDefinitionOverRandomSessions() {
        int compared = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            stored.clear();
            history = IndexHistory.none("IX");
            date = FIRST;
            int lookback = 1 + random.nextInt(4);
            List<NavigableMap<Integer, Long>> past = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                NavigableMap<Integer, Long> trades = random(random);
                List<Double> expected = expected(past, trades, lookback);

                assertThat(session(lookback, trades))
                        .as("seed %d, session %d", seed, i)
                        .isEqualTo(expected);

                past.add(trades);
                compared += (int) expected.stream().filter(v -> v != null).count();
            }
        }
        assertThat(compared).isGreaterThan(CASES);
    }

    /** Up to ten trades within twelve minutes, on a grid of ten seconds. */
    private static NavigableMap<Integer, Long> random(Random random) {
        NavigableMap<Integer, Long> trades = new TreeMap<>();
        for (int i = random.nextInt(11); i > 0; i--) {
            trades.put(34_200 + random.nextInt(72) * 10, (long) random.nextInt(4));
        }
        return trades;
    }

    private static List<Double> expected(
            List<NavigableMap<Integer, Long>> past, NavigableMap<Integer, Long> today, int lookback) {
        List<Double> expected = new ArrayList<>();
        for (int second : today.keySet()) {
            int until = second - second % 60;
            double now = sum(today, until);
            double then = past.subList(Math.max(0, past.size() - lookback), past.size()).stream()
                    .mapToLong(session -> sum(session, until))
                    .sum();
            expected.add(past.size() < lookback || then == 0 ? null : Double.valueOf(now * lookback / then));
        }
        return expected;
    }

    private static long sum(NavigableMap<Integer, Long> trades, int until) {
        return trades.headMap(until, false).values().stream().mapToLong(v -> v).sum();
    }
}
