package io.marketsignals.symbol;

import io.marketsignals.symbol.MemberReading.Calls;

/**
 * A symbol's state after its latest price, as {@link SymbolAccumulator} folds it.
 *
 * @param session trading date of the last price, epoch day; {@link #NO_SESSION} before the first
 * @param previousSession trading date of the previous close, epoch day
 * @param previousClose on the basis of {@code session}; NaN when the symbol never traded before it
 * @param high highest price taken in the session
 * @param low lowest price taken in the session
 * @param last last price of the session
 * @param lastTime its event time, epoch milliseconds
 * @param volume session volume, shares
 * @param late prices that came after a newer one since the session's first
 * @param official whether {@code last} is the official close, which no later trade of the session replaces
 * @param halted whether the symbol stopped trading
 * @param window 5-minute window in which a price was last taken, epoch 5 minutes; {@link #NO_WINDOW} for none
 * @param calls technical calls of the session
 * @param dirty whether what it contributes may have changed since it was counted
 * @param counted what the indices' partials hold of this session; null: nothing yet
 */
public record SymbolState(
        int session,
        int previousSession,
        double previousClose,
        double high,
        double low,
        double last,
        long lastTime,
        long volume,
        int late,
        boolean official,
        boolean halted,
        int window,
        Calls calls,
        boolean dirty,
        MemberReading counted) {

    public static final int NO_SESSION = Integer.MIN_VALUE;
    public static final int NO_WINDOW = Integer.MIN_VALUE;

    /** Session volume stays at this once it is reached, so that sums over thousands of symbols fit a long. */
    public static final long MAX_VOLUME = 1_000_000_000_000_000L;

    /** A symbol that was never seen. */
    public static final SymbolState UNSEEN = new SymbolState(
            NO_SESSION,
            NO_SESSION,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Long.MIN_VALUE,
            0,
            0,
            false,
            false,
            NO_WINDOW,
            Calls.NONE,
            false,
            null);

    /** Carries a price of one session to the basis of a later one, for splits and the like. */
    @FunctionalInterface
    public interface Basis {
        double factor(int afterEpochDay, int toEpochDay);
    }
}
