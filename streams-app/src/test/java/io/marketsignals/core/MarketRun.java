package io.marketsignals.core;

import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import java.util.List;

/** Something that takes a scenario's ticks and tells its sessions and alerts: the pure core, or the whole topology. */
public interface MarketRun extends AutoCloseable {
    void price(Price price);

    void level(Level level);

    /** Moves event time of both inputs on. */
    void heartbeat(long asOf);

    /** The closed sessions so far, in the order told. */
    List<Facts> sessions();

    /** The alerts' revisions so far, in the order told. */
    List<Facts> alerts();

    @Override
    default void close() {}
}
