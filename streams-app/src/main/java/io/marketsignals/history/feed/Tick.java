package io.marketsignals.history.feed;

import java.util.Optional;

/**
 * One price or level of a replay.
 *
 * @param level whether this is an index level rather than a price
 * @param symbol symbol, or index id of a level
 * @param time event time, epoch milliseconds UTC
 * @param value price or index points, > 0
 * @param volume since the symbol's previous tick; -1 where not known
 */
public record Tick(boolean level, String symbol, long time, double value, long volume) {
    /** The volume; empty where the file gives none. */
    public Optional<Long> knownVolume() {
        return volume == Row.NO_VOLUME ? Optional.empty() : Optional.of(volume);
    }
}
