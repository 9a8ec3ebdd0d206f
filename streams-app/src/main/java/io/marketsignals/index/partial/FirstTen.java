package io.marketsignals.index.partial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds the members with the ten largest values among those offered, ties by symbol; constant cost for one that is not. */
final class FirstTen {
    private static final int KEPT = Contributor.KEPT;

    private final List<String> symbols;
    private final int[] positions = new int[KEPT];
    private final long[] values = new long[KEPT];
    private int size;

    /** @param symbols of the positions that will be offered; may grow */
    FirstTen(List<String> symbols) {
        this.symbols = symbols;
    }

    void clear() {
        size = 0;
    }

    /** Whether a value might be among the ten. */
    boolean admits(long value) {
        return size < KEPT || value >= values[KEPT - 1];
    }

    /** Offers the member at a position, each once. */
    void offer(int position, long value) {
        if (!admits(value)) {
            return;
        }
        int at = size;
        while (at > 0 && isAhead(position, value, at - 1)) {
            at--;
        }
        if (at == KEPT) {
            return;
        }
        int moved = Math.min(size, KEPT - 1) - at;
        System.arraycopy(positions, at, positions, at + 1, moved);
        System.arraycopy(values, at, values, at + 1, moved);
        positions[at] = position;
        values[at] = value;
        size = Math.min(size + 1, KEPT);
    }

    private boolean isAhead(int position, long value, int other) {
        return value != values[other]
                ? value > values[other]
                : symbols.get(position).compareTo(symbols.get(positions[other])) < 0;
    }

    /** What the ten are, in order, made from their positions. */
    <T> List<T> toList(IntFunction<T> of) {
        List<T> first = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            first.add(of.apply(positions[i]));
        }
        return first;
    }
}
