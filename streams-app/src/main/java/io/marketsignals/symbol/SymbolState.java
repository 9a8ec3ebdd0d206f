package io.marketsignals.symbol;

import io.marketsignals.model.Price;
import io.marketsignals.symbol.MemberReading.Calls;

/**
 * A symbol's state after its latest price.
 *
 * <p>A price is taken unless it is late or follows the official close. An official close is a price like any other: it
 * widens the session's high and low, which therefore always hold the last price between them.
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

    /** Whether a price comes after a newer one of its symbol; an official close may come late. */
    public boolean late(Price price) {
        return price.time() < lastTime && !price.officialClose();
    }

    /**
     * The state after a price of a session; equal to this one where nothing changes.
     *
     * @param priceWindow 5-minute window in which the price counts; {@link #NO_WINDOW} for none
     */
    public SymbolState accept(Price price, int priceSession, int priceWindow, Basis basis) {
        if (priceSession > session) {
            return roll(price, priceSession, priceWindow, basis);
        }
        if (priceSession < session) {
            return price.officialClose() && priceSession == previousSession
                    ? withPreviousClose(price.price() * basis.factor(priceSession, session))
                    : late(price) ? withLate(late + 1) : this;
        }
        boolean older = late(price);
        boolean taken = !older && (!official || price.officialClose());
        long volumeNow = Math.min(volume + price.volume(), MAX_VOLUME);
        boolean moved = taken && (price.price() != last || price.halted() != halted);
        return new SymbolState(
                session,
                previousSession,
                previousClose,
                taken ? Math.max(high, price.price()) : high,
                taken ? Math.min(low, price.price()) : low,
                taken ? price.price() : last,
                Math.max(lastTime, price.time()),
                volumeNow,
                older ? late + 1 : late,
                official || price.officialClose(),
                taken ? price.halted() : halted,
                taken && priceWindow != NO_WINDOW ? priceWindow : window,
                calls,
                dirty || older || moved || volumeNow != volume,
                counted);
    }

    private SymbolState roll(Price price, int newSession, int priceWindow, Basis basis) {
        boolean first = session == NO_SESSION;
        return new SymbolState(
                newSession,
                session,
                first ? Double.NaN : last * basis.factor(session, newSession),
                price.price(),
                price.price(),
                price.price(),
                price.time(),
                price.volume(),
                0,
                price.officialClose(),
                price.halted(),
                priceWindow,
                Calls.NONE,
                true,
                null);
    }

    /** Whether this state's window is another than that of the state before. */
    public boolean opensWindowAfter(SymbolState before) {
        return window != before.window || session != before.session;
    }

    /** What the symbol contributes now. */
    public MemberReading reading(Lookback lookback) {
        MemberReading plain = halted
                ? MemberReading.of(MemberClass.HALTED, last, 0, volume, late)
                : MemberReading.of(last, previousClose, volume, late);
        return plain.with(plain.counted() ? lookback.standing(this) : Standing.NONE, calls);
    }

    /** The state once the indices' partials hold its reading. */
    public SymbolState withCounted(MemberReading reading) {
        return with(previousClose, late, calls, false, reading);
    }

    /** The state after a technical call. */
    public SymbolState withCall(TechnicalCall.Kind kind) {
        return with(previousClose, late, calls.plus(kind), true, counted);
    }

    private SymbolState withPreviousClose(double close) {
        return with(close, late, calls, true, counted);
    }

    private SymbolState withLate(int count) {
        return with(previousClose, count, calls, true, counted);
    }

    private SymbolState with(double close, int lateNow, Calls callsNow, boolean dirtyNow, MemberReading countedNow) {
        return new SymbolState(
                session,
                previousSession,
                close,
                high,
                low,
                last,
                lastTime,
                volume,
                lateNow,
                official,
                halted,
                window,
                callsNow,
                dirtyNow,
                countedNow);
    }
}
