package io.marketsignals.history.load;

import java.time.Duration;
import java.util.Locale;

/**
 * What a user wants of the simulated markets.
 *
 * @param seed of the simulation
 * @param speed event seconds per second of the live week, > 0
 * @param createTopics whether to create the topics that are missing
 */
public record SimulationWish(long seed, double speed, boolean createTopics) {
    public SimulationWish {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed must be positive: " + speed);
        }
    }

    /** How long the live week takes, as a sentence. */
    String pace(Duration liveTradingTime) {
        long seconds = Math.round(liveTradingTime.toSeconds() / speed);
        String takes = seconds >= 120 ? seconds / 60 + " min" : seconds + " s";
        return String.format(Locale.ROOT, "live week, %,.0f times as fast: all of it takes %s", speed, takes);
    }
}
