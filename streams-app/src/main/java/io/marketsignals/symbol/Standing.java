package io.marketsignals.symbol;

import java.util.List;

/**
 * Where a symbol stands against its own closed sessions, as a set of marks.
 *
 * @param bits one for each mark's place in {@link #MARKS}
 */
public record Standing(int bits) {
    /** What can be said of a symbol's price against its history. */
    public enum Mark {
        /** Its history is long enough for highs and lows; without it the four marks below are never set. */
        RANKED,
        /** The session's highest price is strictly above that of the last n sessions. */
        NEW_HIGH,
        /** The session's lowest price is strictly below that of the last n sessions. */
        NEW_LOW,
        /** The last price is strictly above the closes of the last n sessions. */
        CLOSING_HIGH,
        /** The last price is strictly below the closes of the last n sessions. */
        CLOSING_LOW,
        /** It has 20 closes, this session's included; the marks below likewise. */
        HAS_20,
        /** The last price is strictly above the mean of the last 20 closes, itself included. */
        ABOVE_20,
        HAS_50,
        ABOVE_50,
        HAS_200,
        ABOVE_200
    }

    /** A mark's place in this list is its bit in the store: append only. */
    private static final List<Mark> MARKS = List.of(
            Mark.RANKED,
            Mark.NEW_HIGH,
            Mark.NEW_LOW,
            Mark.CLOSING_HIGH,
            Mark.CLOSING_LOW,
            Mark.HAS_20,
            Mark.ABOVE_20,
            Mark.HAS_50,
            Mark.ABOVE_50,
            Mark.HAS_200,
            Mark.ABOVE_200);

    /** Nothing can be said: no history. */
    public static final Standing NONE = new Standing(0);

    /** The standing with a mark more. */
    public Standing with(Mark mark) {
        return new Standing(bits | 1 << MARKS.indexOf(mark));
    }

    /** The standing with a mark more where it is set. */
    Standing with(Mark mark, boolean set) {
        return set ? with(mark) : this;
    }

    public boolean has(Mark mark) {
        return (bits & 1 << MARKS.indexOf(mark)) != 0;
    }

    /** 1 for a mark that is set, else 0. */
    public int count(Mark mark) {
        return bits >>> MARKS.indexOf(mark) & 1;
    }
}
