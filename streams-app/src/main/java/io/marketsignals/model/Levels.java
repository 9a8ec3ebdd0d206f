package io.marketsignals.model;

import java.util.List;

/**
 * What one record of the index-ticks topic says: levels, oldest first, and the event time its partition has reached.
 *
 * @param asOf epoch milliseconds UTC; at least every level's time; a heartbeat carries nothing else
 */
public record Levels(long asOf, List<Level> levels) implements Ticks<Level> {
    public Levels {
        levels = List.copyOf(levels);
    }

    /** A record of one level. */
    public static Levels of(Level level) {
        return new Levels(level.time(), List.of(level));
    }

    /** A record without levels: it moves event time on. */
    public static Levels heartbeat(long asOf) {
        return new Levels(asOf, List.of());
    }

    @Override
    public List<Level> ticks() {
        return levels;
    }
}
