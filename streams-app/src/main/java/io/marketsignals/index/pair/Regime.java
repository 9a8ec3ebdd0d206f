package io.marketsignals.index.pair;

import io.marketsignals.model.Settings;
import java.util.Objects;

/**
 * Which leg of a pair leads, judged at closes only.
 *
 * @param sessions closes since the regime began
 * @param smallRun closes running with z at or above the entry threshold
 * @param largeRun closes running with z at or below its mirror
 */
public record Regime(Kind kind, int sessions, int smallRun, int largeRun) {
    /** Who leads. */
    public enum Kind {
        NEUTRAL,
        SMALL_LEAD,
        LARGE_LEAD
    }

    /**
     * When a regime begins and ends.
     *
     * @param enter |z| from which a leg leads
     * @param exit |z| below which it no longer does
     * @param closes closes running that it takes to enter
     * @param minSessions least sessions in a regime
     */
    public record Thresholds(double enter, double exit, int closes, int minSessions) {
        /** {@code rotation.z} 1.0, {@code rotation.exit} 0.25, {@code rotation.closes} 2, {@code rotation.sessions} 3. */
        public static Thresholds from(Settings settings) {
            return new Thresholds(
                    settings.number("rotation.z", 1.0, 0.1, 10),
                    settings.number("rotation.exit", 0.25, 0, 10),
                    settings.count("rotation.closes", 2, 1, 20),
                    settings.count("rotation.sessions", 3, 1, 100));
        }
    }

    /** Neutral for so long that any regime may begin. */
    public static final Regime START = new Regime(Kind.NEUTRAL, 1_000, 0, 0);

    public Regime {
        Objects.requireNonNull(kind, "kind");
    }

    /** The regime after a close; z null counts as a session that breaks every run. */
    public Regime close(Double z, Thresholds t) {
        int small = z != null && z >= t.enter() ? smallRun + 1 : 0;
        int large = z != null && z <= -t.enter() ? largeRun + 1 : 0;
        int aged = Math.min(sessions + 1, START.sessions);
        Kind next = aged < t.minSessions() ? kind : next(z, small, large, t);
        return new Regime(next, next == kind ? aged : 0, small, large);
    }

    private Kind next(Double z, int small, int large, Thresholds t) {
        return switch (kind) {
            case NEUTRAL ->
                small >= t.closes() ? Kind.SMALL_LEAD : large >= t.closes() ? Kind.LARGE_LEAD : Kind.NEUTRAL;
            case SMALL_LEAD -> z != null && z < t.exit() ? Kind.NEUTRAL : kind;
            case LARGE_LEAD -> z != null && z > -t.exit() ? Kind.NEUTRAL : kind;
        };
    }
}
