package io.marketsignals.symbol;

/**
 * Where a symbol stands against its own closed sessions, as a set of marks.
 *
 * @param bits one for each mark's place
 */
public record Standing(int bits) {
    /** What can be said of a symbol's price against its history. Its place is its bit in the store: append only. */
    public enum Mark {
        /** Its history is long enough for highs and lows; without it the four marks below are never set. */
        RANKED(0),
        /** The session's highest price is strictly above that of the last n sessions. */
        NEW_HIGH(1),
        /** The session's lowest price is strictly below that of the last n sessions. */
        NEW_LOW(2),
        /** The last price is strictly above the closes of the last n sessions. */
        CLOSING_HIGH(3),
        /** The last price is strictly below the closes of the last n sessions. */
        CLOSING_LOW(4),
        /** It has 20 closes, this session's included; the marks below likewise. */
        HAS_20(5),
        /** The last price is strictly above the mean of the last 20 closes, itself included. */
        ABOVE_20(6),
        HAS_50(7),
        ABOVE_50(8),
        HAS_200(9),
        ABOVE_200(10);

        /** How many marks there are. */
        public static final int COUNT = 11;

        private final int place;

        Mark(int place) {
            this.place = place;
        }

        /** From 0 to {@link #COUNT} - 1. */
        public int place() {
            return place;
        }

        /** Its bit in {@link Standing#bits}. */
        public int bit() {
            return 1 << place;
        }
    }

    /** Nothing can be said: no history. */
    public static final Standing NONE = new Standing(0);

    private static final Standing[] ALL = all();

    /** The standing with these bits; the same object for the same bits. */
    public static Standing of(int bits) {
        return ALL[bits];
    }

    /** The standing with a mark more. */
    public Standing with(Mark mark) {
        return of(bits | mark.bit());
    }

    public boolean has(Mark mark) {
        return (bits & mark.bit()) != 0;
    }

    /** 1 for a mark that is set, else 0. */
    public int count(Mark mark) {
        return bits >>> mark.place() & 1;
    }

    private static Standing[] all() {
        Standing[] all = new Standing[1 << Mark.COUNT];
        for (int bits = 0; bits < all.length; bits++) {
            all[bits] = new Standing(bits);
        }
        return all;
    }
}
