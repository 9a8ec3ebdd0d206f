package io.marketsignals.index.partial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds the members with the ten largest values among those offered, ties by symbol; constant cost for one that is not. */
final class FirstTen {
    private static final int KEPT = Contributor.KEPT;

    private final IntFunction<String> symbols;
    private final int[] members = new int[KEPT];
    private final long[] values = new long[KEPT];
    private int size;

    /** @param symbols of members */
    FirstTen(IntFunction<String> symbols) {
        this.symbols = symbols;
    }

    void clear() {
        size = 0;
    }

    /** Whether a value might be among the ten. */
    boolean admits(long value) {
        return size < KEPT || value >= values[KEPT - 1];
    }

    /** Offers a member, each once. */
    void offer(int member, long value) {
        if (!admits(value)) {
            return;
        }
        int at = size;
        while (at > 0 && isAhead(member, value, at - 1)) {
            at--;
        }
        if (at == KEPT) {
            return;
        }
        int moved = Math.min(size, KEPT - 1) - at;
        System.arraycopy(members, at, members, at + 1, moved);
        System.arraycopy(values, at, values, at + 1, moved);
        members[at] = member;
        values[at] = value;
        size = Math.min(size + 1, KEPT);
    }

    private boolean isAhead(int member, long value, int other) {
        return value != values[other]
                ? value > values[other]
                : symbols.apply(member).compareTo(symbols.apply(members[other])) < 0;
    }

    /** What the ten are, in order, made from the members. */
    <T> List<T> toList(IntFunction<T> of) {
        List<T> first = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            first.add(of.apply(members[i]));
        }
        return first;
    }
}
