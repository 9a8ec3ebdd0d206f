package io.marketsignals.index.history;

/**
 * The records of an index in its known history.
 *
 * @param close highest close, with the drawdown of the closes after it; null before the first
 * @param high highest traded level, with the drawdown of the lows after it; null before the first
 * @param known sessions of the known history: those since the first close, silent ones included
 */
public record Records(Peak close, Peak high, int known) {
    public static final Records NONE = new Records(null, null, 0);

    /** With a session more. */
    Records next(SessionSummary summary) {
        Peak nextClose = Peak.next(close, summary.session(), summary.close(), summary.close());
        Peak nextHigh = Peak.next(high, summary.session(), summary.high(), summary.low());
        return new Records(nextClose, nextHigh, nextClose == null ? 0 : known + 1);
    }
}
