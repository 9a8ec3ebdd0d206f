package io.marketsignals.symbol;

import io.marketsignals.model.Price;

/**
 * A symbol's state after its latest price.
 *
 * @param session trading date of the last price, epoch day; {@link #NO_SESSION} before the first
 * @param previousSession trading date of the previous close, epoch day
 * @param previousClose on the basis of {@code session}; NaN when the symbol never traded before it
 * @param last last price of the session
 * @param lastTime its event time, epoch milliseconds
 * @param volume session volume, shares
 * @param late prices that came after a newer one since the session's first
 * @param official whether {@code last} is the official close, which no later trade of the session replaces
 * @param halted whether the symbol stopped trading
 * @param counted what the indices' partials hold of this session; null: nothing yet
 */
public record SymbolState(
        int session,
        int previousSession,
        double previousClose,
        double last,
        long lastTime,
        long volume,
        int late,
        boolean official,
        boolean halted,
        MemberReading counted) {

    public static final int NO_SESSION = Integer.MIN_VALUE;

    /** Session volume stays at this once it is reached, so that sums over thousands of symbols fit a long. */
    public static final long MAX_VOLUME = 1_000_000_000_000_000L;

    /** A symbol that was never seen. */
    public static final SymbolState UNSEEN =
            new SymbolState(NO_SESSION, NO_SESSION, Double.NaN, Double.NaN, Long.MIN_VALUE, 0, 0, false, false, null);

    /** Carries a price of one session to the basis of a later one, for splits and the like. */
    @FunctionalInterface
    public interface Basis {
        double factor(int afterEpochDay, int toEpochDay);
    }

    /** Whether a price comes after a newer one of its symbol; an official close may come late. */
    public boolean late(Price price) {
        return price.time() < lastTime && !price.officialClose();
    }

    /** The state after a price of a session; equal to this one where nothing changes. */
    public SymbolState accept(Price price, int priceSession, Basis basis) {
        if (priceSession > session) {
            return roll(price, priceSession, basis);
        }
        if (priceSession < session) {
            return price.officialClose() && priceSession == previousSession
                    ? withPreviousClose(price.price() * basis.factor(priceSession, session))
                    : late(price) ? withLate(late + 1) : this;
        }
        boolean keep = late(price) || (official && !price.officialClose());
        return new SymbolState(
                session,
                previousSession,
                previousClose,
                keep ? last : price.price(),
                Math.max(lastTime, price.time()),
                Math.min(volume + price.volume(), MAX_VOLUME),
                late(price) ? late + 1 : late,
                official || price.officialClose(),
                keep ? halted : price.halted(),
                counted);
    }

    private SymbolState roll(Price price, int newSession, Basis basis) {
        boolean first = session == NO_SESSION;
        return new SymbolState(
                newSession,
                session,
                first ? Double.NaN : last * basis.factor(session, newSession),
                price.price(),
                price.time(),
                price.volume(),
                0,
                price.officialClose(),
                price.halted(),
                null);
    }

    /** What the symbol contributes now. */
    public MemberReading reading() {
        MemberReading reading = MemberReading.of(last, previousClose, volume, late);
        return halted ? MemberReading.of(MemberClass.HALTED, last, 0, volume, late) : reading;
    }

    /** Whether the indices' partials hold something else than the symbol contributes now. */
    public boolean dirty() {
        return !reading().equals(counted);
    }

    /** The state once the indices' partials hold its reading. */
    public SymbolState withCounted(MemberReading reading) {
        return new SymbolState(
                session, previousSession, previousClose, last, lastTime, volume, late, official, halted, reading);
    }

    private SymbolState withPreviousClose(double close) {
        return new SymbolState(
                session, previousSession, close, last, lastTime, volume, late, official, halted, counted);
    }

    private SymbolState withLate(int count) {
        return new SymbolState(
                session, previousSession, previousClose, last, lastTime, volume, count, official, halted, counted);
    }
}
