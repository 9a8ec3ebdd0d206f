package io.marketsignals.symbol;

import static io.marketsignals.symbol.SymbolState.MAX_VOLUME;
import static io.marketsignals.symbol.SymbolState.NO_SESSION;
import static io.marketsignals.symbol.SymbolState.NO_WINDOW;

import io.marketsignals.model.Price;
import io.marketsignals.symbol.MemberReading.Calls;
import io.marketsignals.symbol.SymbolState.Basis;

/**
 * Folds the prices of one symbol, in place: a price costs no allocation. {@link #state} gives the immutable state.
 *
 * <p>A price is taken unless it is late or follows the official close. An official close is a price like any other: it
 * widens the session's high and low, which therefore always hold the last price between them.
 */
public final class SymbolAccumulator {
    private int session;
    private int previousSession;
    private double previousClose;
    private double high;
    private double low;
    private double last;
    private long lastTime;
    private long volume;
    private int late;
    private boolean official;
    private boolean halted;
    private int window;
    private Calls calls;
    private boolean dirty;
    private MemberReading counted;

    /** Goes on from a state; {@link SymbolState#UNSEEN} for a symbol that was never seen. */
    public SymbolAccumulator(SymbolState state) {
        session = state.session();
        previousSession = state.previousSession();
        previousClose = state.previousClose();
        high = state.high();
        low = state.low();
        last = state.last();
        lastTime = state.lastTime();
        volume = state.volume();
        late = state.late();
        official = state.official();
        halted = state.halted();
        window = state.window();
        calls = state.calls();
        dirty = state.dirty();
        counted = state.counted();
    }

    /** The state as of now. */
    public SymbolState state() {
        return new SymbolState(
                session,
                previousSession,
                previousClose,
                high,
                low,
                last,
                lastTime,
                volume,
                late,
                official,
                halted,
                window,
                calls,
                dirty,
                counted);
    }

    /** Trading date of the last price, epoch day; {@link SymbolState#NO_SESSION} before the first. */
    public int session() {
        return session;
    }

    /** Trading date of the previous close, epoch day. */
    public int previousSession() {
        return previousSession;
    }

    /** Last price of the session; NaN before the first. */
    public double last() {
        return last;
    }

    /** Its event time, epoch milliseconds; Long.MIN_VALUE before the first. */
    public long lastTime() {
        return lastTime;
    }

    /** Whether the last price is the official close. */
    public boolean official() {
        return official;
    }

    /** 5-minute window in which a price was last taken; {@link SymbolState#NO_WINDOW} for none. */
    public int window() {
        return window;
    }

    /** Whether what it contributes may have changed since it was counted. */
    public boolean dirty() {
        return dirty;
    }

    /** What the indices' partials hold of this session; null: nothing yet. */
    public MemberReading counted() {
        return counted;
    }

    /** Whether a price comes after a newer one of its symbol; an official close may come late. */
    public boolean late(Price price) {
        return price.time() < lastTime && !price.officialClose();
    }

    /**
     * Takes a price of a session.
     *
     * @param priceWindow 5-minute window in which the price counts; {@link SymbolState#NO_WINDOW} for none
     * @return whether it changed anything
     */
    public boolean accept(Price price, int priceSession, int priceWindow, Basis basis) {
        if (priceSession > session) {
            roll(price, priceSession, priceWindow, basis);
            return true;
        }
        return priceSession == session ? trade(price, priceWindow) : correct(price, priceSession, basis);
    }

    private boolean trade(Price price, int priceWindow) {
        boolean older = late(price);
        boolean taken = !older && (!official || price.officialClose());
        boolean traded = price.volume() != 0 && volume < MAX_VOLUME;
        boolean changed = older || traded || price.time() > lastTime || (price.officialClose() && !official);
        volume = Math.min(volume + price.volume(), MAX_VOLUME);
        dirty |= older || traded;
        if (older) {
            late++;
        } else {
            lastTime = Math.max(lastTime, price.time());
        }
        official |= price.officialClose();
        return taken ? take(price, priceWindow) || changed : changed;
    }

    private boolean take(Price price, int priceWindow) {
        boolean moved = price.price() != last || price.halted() != halted;
        boolean opens = priceWindow != NO_WINDOW && priceWindow != window;
        dirty |= moved;
        high = Math.max(high, price.price());
        low = Math.min(low, price.price());
        last = price.price();
        halted = price.halted();
        window = opens ? priceWindow : window;
        return moved || opens;
    }

    /** A price of an older session: the official close of the one before, or nothing but late. */
    private boolean correct(Price price, int priceSession, Basis basis) {
        if (price.officialClose() && priceSession == previousSession) {
            previousClose = price.price() * basis.factor(priceSession, session);
        } else if (late(price)) {
            late++;
        } else {
            return false;
        }
        dirty = true;
        return true;
    }

    private void roll(Price price, int newSession, int priceWindow, Basis basis) {
        previousClose = session == NO_SESSION ? Double.NaN : last * basis.factor(session, newSession);
        previousSession = session;
        session = newSession;
        high = price.price();
        low = price.price();
        last = price.price();
        lastTime = price.time();
        volume = price.volume();
        late = 0;
        official = price.officialClose();
        halted = price.halted();
        window = priceWindow;
        calls = Calls.NONE;
        dirty = true;
        counted = null;
    }

    /** What the symbol contributes now. */
    public MemberReading reading(Lookback lookback) {
        MemberReading plain = halted
                ? MemberReading.of(MemberClass.HALTED, last, 0, volume, late)
                : MemberReading.of(last, previousClose, volume, late);
        return plain.with(plain.counted() ? lookback.standing(high, low, last) : Standing.NONE, calls);
    }

    /** Notes that the indices' partials hold its reading. */
    public void count(MemberReading reading) {
        counted = reading;
        dirty = false;
    }

    /** Takes a technical call. */
    public void call(TechnicalCall.Kind kind) {
        calls = calls.plus(kind);
        dirty = true;
    }
}
