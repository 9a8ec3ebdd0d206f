package io.marketsignals.index.partial;

import java.util.Comparator;
import java.util.Objects;

/**
 * A member by its session return.
 *
 * @param sessionReturn at 1e-12
 * @param last last price
 * @param volume session volume, shares
 */
public record Mover(String symbol, long sessionReturn, double last, long volume) {
    /** How many leaders and how many laggards are kept. */
    public static final int KEPT = 10;

    /** Largest return first, ties by symbol. */
    public static final Comparator<Mover> LEADERS_FIRST = (a, b) -> {
        int order = Long.compare(b.sessionReturn(), a.sessionReturn());
        return order != 0 ? order : a.symbol().compareTo(b.symbol());
    };

    /** Smallest return first, ties by symbol. */
    public static final Comparator<Mover> LAGGARDS_FIRST = (a, b) -> {
        int order = Long.compare(a.sessionReturn(), b.sessionReturn());
        return order != 0 ? order : a.symbol().compareTo(b.symbol());
    };

    public Mover {
        Objects.requireNonNull(symbol, "symbol");
    }
}
