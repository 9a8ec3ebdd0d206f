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
    private Places places = Places.NONE;
    private Lookback lookback;
    private MarketPartials touchedIn;
    private boolean changed;

    /** A symbol as a member of the indices that hold it in one session. */
    static final class Places {
        static final Places NONE = new Places(null);

        private final MarketPartials session;
        private final IndexMember[] all;

        /** @param session whose; null: of none */
        Places(MarketPartials session, IndexMember... all) {
            this.session = session;
            this.all = all;
        }
    }

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
        places = Places.NONE;
        touchedIn = null;
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

    /** Notes that the open bucket changed it in a session; true for the first time. */
    boolean touch(MarketPartials session) {
        boolean first = touchedIn != session;
        touchedIn = session;
        return first;
    }

    /** Counts what it contributes now in every index that holds it; true if any does. */
    boolean count(MarketPartials session, MemberReading now) {
        prices.count(now);
        changed();
        return place(session, now);
    }

    /** Puts a reading in its places, without noting it. */
    boolean place(MarketPartials session, MemberReading now) {
        if (places.session != session) {
            places = session.placesOf(name);
        }
        for (IndexMember place : places.all) {
            place.put(now);
        }
        return places.all.length > 0;
    }

    /** The open bucket is over. */
    void settle() {
        touchedIn = null;
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
