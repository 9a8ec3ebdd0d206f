package io.marketsignals.index.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * EMA10 of percent advancing over sessions.
 *
 * @param closing its values at the last {@value #KEPT} closes since it has one, oldest first; a session in which nothing
 *     moved carries the value on
 */
public record BreadthAverage(Ema ema, List<Double> closing) {
    public static final BreadthAverage START = new BreadthAverage(Ema.of(10), List.of());
    /** The lookback of a thrust, and the last close. */
    static final int KEPT = 21;

    public BreadthAverage {
        Objects.requireNonNull(ema, "ema");
        closing = List.copyOf(closing);
    }

    /** With a session more; percent advancing is null where nothing moved. */
    public BreadthAverage next(Double percentAdvancing) {
        Ema next = percentAdvancing == null ? ema : ema.next(percentAdvancing);
        if (next.value() == null) {
            return new BreadthAverage(next, closing);
        }
        List<Double> longer = new ArrayList<>(closing);
        longer.add(next.value());
        return new BreadthAverage(next, longer.subList(Math.max(0, longer.size() - KEPT), longer.size()));
    }

    /** The value n closes back, 1 = the last; null where there was none yet, or it is no longer kept. */
    public Double back(int n) {
        return n < 1 || n > closing.size() ? null : closing.get(closing.size() - n);
    }
}
