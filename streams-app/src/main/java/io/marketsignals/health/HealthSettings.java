package io.marketsignals.health;

import java.time.Duration;
import java.util.Objects;

/**
 * How long an instance may stand still before it is no longer alive.
 *
 * @param stall without a poll, a processed record, an answer of the client, or the thread that restores; > 0. A commit that
 *     waits for its broker holds a thread up for {@code max.block.ms}, a minute, which should be less
 * @param restore without a restored record while state is to be restored; > 0
 */
public record HealthSettings(Duration stall, Duration restore) {
    public HealthSettings {
        requirePositive(stall, "stall");
        requirePositive(restore, "restore");
    }

    /** Two minutes, and five for restoring. */
    public static HealthSettings defaults() {
        return new HealthSettings(Duration.ofMinutes(2), Duration.ofMinutes(5));
    }

    private static void requirePositive(Duration value, String name) {
        if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
