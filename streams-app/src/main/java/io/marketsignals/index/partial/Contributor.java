package io.marketsignals.index.partial;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One member's weighted return.
 *
 * @param contribution w*r at 1e-12
 */
public record Contributor(String symbol, long contribution) {
    /** How many of the largest are kept. */
    public static final int KEPT = 10;

    /** Largest magnitude first, ties by symbol. */
    public static final Comparator<Contributor> LARGEST_FIRST = (a, b) -> {
        int order = Long.compare(Math.abs(b.contribution()), Math.abs(a.contribution()));
        return order != 0 ? order : a.symbol().compareTo(b.symbol());
    };

    public Contributor {
        Objects.requireNonNull(symbol, "symbol");
    }

    /** The largest of two lists, each of the same sign and itself the largest of its members. */
    public static List<Contributor> largest(List<Contributor> a, List<Contributor> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return Stream.concat(a.stream(), b.stream())
                .sorted(LARGEST_FIRST)
                .limit(KEPT)
                .toList();
    }
}
