package io.marketsignals.index.partial;

import io.marketsignals.ingest.LiveStates;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;

/** A symbol of a partition: its state, and where its changes count. Found once a price, so that nothing else is. */
final class TrackedSymbol {
    private final String name;
    private final SymbolAccumulator prices;
    private final SymbolState.Basis basis;
    private final LiveStates.Tracked stored;
    private TrackedMarket market;
    private MarketPartials session;
    private int place;
    private IndexAccumulator[] indices;
    private Lookback lookback;
    private boolean changed;

    /** Goes on from a stored state, and keeps it up to date. */
    TrackedSymbol(String name, SymbolState state, LiveStates<SymbolState> states, SymbolState.Basis basis) {
        this.name = name;
        this.prices = new SymbolAccumulator(state);
        this.basis = basis;
        this.stored = states.track(name, this::told);
    }

    String name() {
        return name;
    }

    SymbolAccumulator prices() {
        return prices;
    }

    SymbolState.Basis basis() {
        return basis;
    }

    /** The market whose indices hold it; null: none does. */
    TrackedMarket market() {
        return market;
    }

    /** Takes over reference data: its market may be another, and its places are. */
    void use(TrackedMarket marketNow) {
        market = marketNow;
        session = null;
    }

    /** To be called after each change of its prices; the store hears of the first since it asked for the state. */
    void changed() {
        if (!changed) {
            changed = true;
            stored.changed();
        }
    }

    private SymbolState told() {
        changed = false;
        return prices.state();
    }

    /** Its place among the symbols of a session. */
    int place(MarketPartials now) {
        if (session != now) {
            session = now;
            place = now.add(this);
            indices = now.join(name, place);
        }
        return place;
    }

    /** Tells the indices that hold it in the session of its place that it changed; true if any does. */
    boolean tellIndices() {
        for (IndexAccumulator index : indices) {
            index.change();
        }
        return indices.length > 0;
    }

    /** What it contributes now is counted. */
    void count(MemberReading now) {
        prices.count(now);
        changed();
    }

    /** What its session is compared with. */
    Lookback lookback(Lookbacks lookbacks, int sessions) {
        if (lookback == null || !lookback.compares(prices.session(), sessions)) {
            lookback = lookbacks.of(name, prices.session(), sessions);
        }
        return lookback;
    }

    /** Its history has changed. */
    void forgetLookback() {
        lookback = null;
    }
}
