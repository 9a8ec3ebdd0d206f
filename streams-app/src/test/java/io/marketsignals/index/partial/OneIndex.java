package io.marketsignals.index.partial;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.symbol.MemberReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One index, and the places of its members. */
public final class OneIndex {
    private final SessionMembers symbols = new SessionMembers();
    private final IndexAccumulator index;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<Integer> put = new HashSet<>();

    public OneIndex(String id, MoverFloors floors) {
        index = new IndexAccumulator(id, floors, symbols);
    }

    /** Puts a member's reading, to be taken in; its weight counts the first time. */
    public void put(String symbol, Weight weight, MemberReading reading) {
        int place = places.computeIfAbsent(symbol, name -> join(name, weight));
        symbols.put(place, reading);
        put.add(place);
    }

    private int join(String symbol, Weight weight) {
        int place = symbols.add(symbol);
        index.join(place, weight);
        return place;
    }

    /** Takes in what was put, as after a restart. */
    void take() {
        index.take();
        settle();
    }

    /** Takes in what was put, as at a bucket's close. */
    public IndexPartial partial() {
        IndexPartial partial = index.partial();
        settle();
        return partial;
    }

    private void settle() {
        put.forEach(symbols::settle);
        put.clear();
    }
}
