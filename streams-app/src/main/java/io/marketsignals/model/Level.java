package io.marketsignals.model;

import java.util.Objects;

/**
 * One level of one index, as decoded; not yet checked.
 *
 * @param time event time, epoch milliseconds UTC
 * @param level index points
 * @param volume volume since the index's previous record; 0 where not known
 * @param officialClose whether this is the provider's close rather than a traded level
 */
public record Level(String index, long time, double level, long volume, boolean officialClose) implements Tick {
    public Level {
        Objects.requireNonNull(index, "index");
    }

    /** A level computed from trades. */
    public static Level traded(String index, long time, double level, long volume) {
        return new Level(index, time, level, volume, false);
    }

    /** The same level at another event time. */
    public Level at(long otherTime) {
        return new Level(index, otherTime, level, volume, officialClose);
    }

    @Override
    public String name() {
        return index;
    }

    @Override
    public double value() {
        return level;
    }
}
