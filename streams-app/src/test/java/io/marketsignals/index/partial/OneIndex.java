package io.marketsignals.index.partial;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.symbol.MemberReading;
import java.util.HashMap;
import java.util.Map;

/** One index whose members' readings are put one by one, each taken in at once. */
public final class OneIndex {
    private final SessionMembers symbols = new SessionMembers();
    private final IndexAccumulator index;
    private final Map<String, Integer> places = new HashMap<>();

    public OneIndex(String id, MoverFloors floors) {
        index = new IndexAccumulator(id, floors, symbols);
    }

    /** Puts a member's reading; its weight counts the first time. */
    public void put(String symbol, Weight weight, MemberReading reading) {
        int place = places.computeIfAbsent(symbol, name -> join(name, weight));
        symbols.put(place, reading);
        index.take();
        symbols.settle(place);
    }

    private int join(String symbol, Weight weight) {
        int place = symbols.add(symbol);
        index.join(place, weight);
        return place;
    }

    public IndexPartial partial() {
        return index.partial();
    }
}
