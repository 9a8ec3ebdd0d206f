package io.marketsignals.core;

import io.marketsignals.model.Level;
import io.marketsignals.model.Price;

/** One entry of a market's tape: what the inputs bring, in the order in which they bring it. */
public sealed interface Ticks {
    /** A price, for the partition of its symbol. */
    record Traded(Price price) implements Ticks {}

    /** A level, for the partition of its index. */
    record Levelled(Level level) implements Ticks {}

    /** Event time goes on in one partition of each input: in all whose number leaves the remainder {@code turn}. */
    record Beat(long asOf, int turn, int of) implements Ticks {}

    /** Event time goes on everywhere. */
    static Ticks beat(long asOf) {
        return new Beat(asOf, 0, 1);
    }
}
