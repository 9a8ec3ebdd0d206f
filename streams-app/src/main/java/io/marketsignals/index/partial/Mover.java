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
    public static final Comparator<Mover> LEADERS_FIRST =
            Comparator.comparingLong(Mover::sessionReturn).reversed().thenComparing(Mover::symbol);

    /** Smallest return first, ties by symbol. */
    public static final Comparator<Mover> LAGGARDS_FIRST =
            Comparator.comparingLong(Mover::sessionReturn).thenComparing(Mover::symbol);

    public Mover {
        Objects.requireNonNull(symbol, "symbol");
    }
}
