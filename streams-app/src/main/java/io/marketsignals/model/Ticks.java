package io.marketsignals.model;

import java.util.List;

/** What one record of an input topic says. */
public sealed interface Ticks<T extends Tick> permits Prices, Levels {
    /** Event time that the partition has reached with the record, epoch milliseconds UTC. */
    long asOf();

    /** Oldest first; a heartbeat has none. */
    List<T> ticks();
}
