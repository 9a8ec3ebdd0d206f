package io.marketsignals.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Session;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Volatility from 5-minute returns against its definition, over 10,000 random sessions with gaps and equal levels. */
class NaiveVolatilityTest {
    private static final int CASES = 10_000;
    private static final long FIVE_MINUTES = 300_000;

    /** 47 minutes, so that the last window is cut. */
    private final Session session = new Session(LocalDate.of(2024, 3, 4), 0, 47 * 60_000L, 48 * 60_000L);

    @Test
    void shouldAgreeWithTheRootOfTheSumOfSquaredReturns() {
        for (long seed = 1; seed <= CASES; seed++) {
            NavigableMap<Long, Double> levels = levels(new Random(seed));
            SessionWindows windows = SessionWindows.START;
            for (Map.Entry<Long, Double> level : levels.entrySet()) {
                windows = closed(windows, level.getKey());
                windows = windows.accept(session, level.getKey(), level.getValue(), level.getValue(), 99.0);
            }
            windows = closed(windows, session.close());

            Double expected = expected(levels);
            if (expected == null) {
                assertThat(windows.volatility()).as("seed %d", seed).isNull();
            } else {
                assertThat(windows.volatility()).as("seed %d", seed).isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** As the market's fold does: windows close one end after the other. */
    private static SessionWindows closed(SessionWindows windows, long time) {
        SessionWindows now = windows;
        while (now.nextEnd().orElse(Long.MAX_VALUE) <= time) {
            now = now.close(now.nextEnd().getAsLong()).remaining();
        }
        return now;
    }

    private static NavigableMap<Long, Double> levels(Random random) {
        NavigableMap<Long, Double> levels = new TreeMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            levels.put(random.nextInt(47 * 60) * 1000L, 100 + random.nextInt(5) * 0.25);
        }
        return levels;
    }

    /** From the first level to the last level at each end of a window that had one. */
    private static Double expected(NavigableMap<Long, Double> levels) {
        if (levels.isEmpty()) {
            return null;
        }
        double sum = 0;
        double from = levels.firstEntry().getValue();
        for (long end = FIVE_MINUTES; end - FIVE_MINUTES < 47 * 60_000L; end += FIVE_MINUTES) {
            double to = levels.lowerEntry(end) == null
                    ? from
                    : levels.lowerEntry(end).getValue();
            sum += Math.pow(Math.log(to) - Math.log(from), 2);
            from = to;
        }
        return Math.sqrt(sum);
    }
}
