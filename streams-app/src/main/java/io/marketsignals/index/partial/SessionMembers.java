package io.marketsignals.index.partial;

import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberReading;
import java.util.Arrays;

/**
 * The symbols of one partition in one session, each at a place of its own: what it contributes to the indices that hold it,
 * and what of that the next close has to take in. In columns, since each index goes through its members in turn.
 */
public final class SessionMembers {
    /** What is to be taken in of a place. */
    enum Change {
        NONE,
        /** Its return and volume differ, as those of a counted member of the same class. */
        MOVE,
        /** Anything may differ. */
        OTHER;
    }

    private static final int FIRST = 1 << 8;

    private int size;
    private String[] symbols = new String[FIRST];
    private Change[] changes = new Change[FIRST];
    private MemberReading[] taken = new MemberReading[FIRST];
    private MemberReading[] readings = new MemberReading[FIRST];
    private double[] returns = new double[FIRST];
    private long[] scaled = new long[FIRST];
    private long[] movedBy = new long[FIRST];
    private long[] traded = new long[FIRST];

    /** A place for a symbol, without a reading. */
    public int add(String symbol) {
        if (size == symbols.length) {
            grow(2 * size);
        }
        symbols[size] = symbol;
        changes[size] = Change.NONE;
        return size++;
    }

    private void grow(int length) {
        symbols = Arrays.copyOf(symbols, length);
        changes = Arrays.copyOf(changes, length);
        taken = Arrays.copyOf(taken, length);
        readings = Arrays.copyOf(readings, length);
        returns = Arrays.copyOf(returns, length);
        scaled = Arrays.copyOf(scaled, length);
        movedBy = Arrays.copyOf(movedBy, length);
        traded = Arrays.copyOf(traded, length);
    }

    /** Puts a new reading in place of the old one, for the indices to take in before {@link #settle}. */
    public void put(int place, MemberReading now) {
        MemberReading before = taken[place];
        long r = Scaled.of(now.sessionReturn());
        long tookIn = before == null ? 0 : Scaled.of(before.sessionReturn());
        readings[place] = now;
        returns[place] = now.sessionReturn();
        scaled[place] = r;
        movedBy[place] = r - tookIn;
        traded[place] = before == null ? 0 : now.volume() - before.volume();
        changes[place] = before != null && now.movesOnly(before) ? Change.MOVE : Change.OTHER;
    }

    /** What was put has been taken in at a place by all indices that hold it. */
    public void settle(int place) {
        changes[place] = Change.NONE;
        taken[place] = readings[place];
    }

    String symbol(int place) {
        return symbols[place];
    }

    Change change(int place) {
        return changes[place];
    }

    /** What the indices' sums hold; null: nothing yet. */
    MemberReading taken(int place) {
        return taken[place];
    }

    /** What it contributes now; null: nothing yet. */
    MemberReading reading(int place) {
        return readings[place];
    }

    /** Its session return, not clamped. */
    double sessionReturn(int place) {
        return returns[place];
    }

    /** Its session return at 1e-12. */
    long scaledReturn(int place) {
        return scaled[place];
    }

    /** By how much the scaled return differs from what is taken in. */
    long movedBy(int place) {
        return movedBy[place];
    }

    /** By how much the volume does. */
    long traded(int place) {
        return traded[place];
    }
}
