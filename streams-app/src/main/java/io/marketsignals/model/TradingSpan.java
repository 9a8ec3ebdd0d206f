package io.marketsignals.model;

import java.util.Objects;

/**
 * An uninterrupted stretch of a session: between its open, its halts and its end.
 *
 * @param from epoch milliseconds UTC, inclusive
 * @param to epoch milliseconds UTC, exclusive
 */
public record TradingSpan(Session session, long from, long to) {
    public TradingSpan {
        Objects.requireNonNull(session, "session");
    }

    public boolean holds(long time) {
        return from <= time && time < to;
    }
}
