package io.marketsignals.symbol;

import java.util.Arrays;

/**
 * A symbol's highs, lows and closes of the last {@value #MAX_SESSIONS} sessions in which it traded, oldest first, all on
 * the basis of the session that runs now: each session of 3 prices, carried over on a corporate action.
 */
public final class DailyHistory {
    public static final int MAX_SESSIONS = 252;
    private static final int PRICES = 3;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int CLOSE = 2;

    /** A symbol that has not closed a session yet. */
    public static final DailyHistory NONE = new DailyHistory(SymbolState.NO_SESSION, new double[0]);

    private final int newest;
    private final double[] prices;

    private DailyHistory(int newest, double[] prices) {
        this.newest = newest;
        this.prices = prices;
    }

    /**
     * A history as {@link #newest} and {@link #prices} give it.
     *
     * @param prices high, low and close of each session, oldest first
     */
    public static DailyHistory of(int newest, double[] prices) {
        if (prices.length % PRICES != 0 || prices.length > PRICES * MAX_SESSIONS) {
            throw new IllegalArgumentException("a daily history holds high, low and close of at most " + MAX_SESSIONS
                    + " sessions: " + prices.length + " prices");
        }
        return new DailyHistory(newest, prices.clone());
    }

    /** Trading date of the newest session, epoch day; {@link SymbolState#NO_SESSION} without one. */
    public int newest() {
        return newest;
    }

    /** High, low and close of each session, oldest first. */
    public double[] prices() {
        return prices.clone();
    }

    public int sessions() {
        return prices.length / PRICES;
    }

    /** The high of the session {@code back} sessions ago: 1 is the newest, {@link #sessions} the oldest. */
    public double high(int back) {
        return price(back, HIGH);
    }

    public double low(int back) {
        return price(back, LOW);
    }

    public double close(int back) {
        return price(back, CLOSE);
    }

    /**
     * The history once a later session has begun; the oldest session falls out of a full one.
     *
     * @param closed the symbol's state at the end of the session before
     * @param factor carries prices to the basis of the session that has begun; 1 without a corporate action
     */
    public DailyHistory append(SymbolState closed, double factor) {
        int kept = Math.min(sessions(), MAX_SESSIONS - 1) * PRICES;
        double[] next = Arrays.copyOfRange(prices, prices.length - kept, prices.length + PRICES);
        next[kept + HIGH] = closed.high();
        next[kept + LOW] = closed.low();
        next[kept + CLOSE] = closed.last();
        for (int i = 0; factor != 1 && i < next.length; i++) {
            next[i] *= factor;
        }
        return new DailyHistory(closed.session(), next);
    }

    /** Its newest sessions alone; {@code count} is not more than there are. */
    public DailyHistory newest(int count) {
        return new DailyHistory(newest, Arrays.copyOfRange(prices, prices.length - count * PRICES, prices.length));
    }

    /** The history with the later sessions of another on the same basis; the oldest fall out of a full one. */
    public DailyHistory followedBy(DailyHistory later) {
        if (later.prices.length == 0) {
            return this;
        }
        int kept = Math.min(prices.length, MAX_SESSIONS * PRICES - later.prices.length);
        double[] together = Arrays.copyOfRange(prices, prices.length - kept, prices.length + later.prices.length);
        System.arraycopy(later.prices, 0, together, kept, later.prices.length);
        return new DailyHistory(later.newest, together);
    }

    /**
     * The history with another close of its newest session, whose high and low it widens as it would have in time; the
     * same without a session.
     */
    public DailyHistory withClose(double close) {
        if (prices.length == 0) {
            return this;
        }
        double[] corrected = prices.clone();
        int last = prices.length - PRICES;
        corrected[last + HIGH] = Math.max(corrected[last + HIGH], close);
        corrected[last + LOW] = Math.min(corrected[last + LOW], close);
        corrected[last + CLOSE] = close;
        return new DailyHistory(newest, corrected);
    }

    private double price(int back, int which) {
        return prices[prices.length - back * PRICES + which];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DailyHistory history
                && newest == history.newest
                && Arrays.equals(prices, history.prices);
    }

    @Override
    public int hashCode() {
        return 31 * newest + Arrays.hashCode(prices);
    }

    @Override
    public String toString() {
        return "DailyHistory[newest=" + newest + ", prices=" + Arrays.toString(prices) + "]";
    }
}
