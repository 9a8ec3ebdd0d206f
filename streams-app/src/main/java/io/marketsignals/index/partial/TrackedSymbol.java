package io.marketsignals.index.partial;

import io.marketsignals.ingest.LiveStates;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;
import java.util.List;

/** A symbol of a partition: its state, and where its changes count. Found once a price, so that nothing else is. */
final class TrackedSymbol {
    private final String name;
    private final SymbolAccumulator prices;
    private final SymbolState.Basis basis;
    private final LiveStates.Tracked stored;
    private String market;
    private Places places = Places.NONE;
    private Lookback lookback;
    private MarketPartials touchedIn;

    /**
     * The places of a symbol among the members of the indices that hold it in one session.
     *
     * @param session whose; null: of none
     */
    record Places(MarketPartials session, List<Place> all) {
        static final Places NONE = new Places(null, List.of());
    }

    /** One of them. */
    record Place(IndexAccumulator index, int position) {}

    /** Goes on from a stored state, and keeps it up to date. */
    TrackedSymbol(String name, SymbolState state, LiveStates<SymbolState> states, SymbolState.Basis basis) {
        this.name = name;
        this.prices = new SymbolAccumulator(state);
        this.basis = basis;
        this.stored = states.track(name, prices::state);
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
    String market() {
        return market;
    }

    /** Takes over reference data: its market may be another, and its places are. */
    void use(String marketNow) {
        market = marketNow;
        places = Places.NONE;
        touchedIn = null;
    }

    /** To be called after each change of its prices. */
    void changed() {
        stored.changed();
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
        if (places.session() != session) {
            places = session.placesOf(name);
        }
        for (Place place : places.all()) {
            place.index().put(place.position(), now);
        }
        return !places.all().isEmpty();
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
