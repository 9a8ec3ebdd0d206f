package io.marketsignals.bench.dsl.member;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;

/**
 * Who is in which index, resolved beforehand and held on the heap: kinder than the join with a reference table that
 * members which change over time would need.
 */
public final class Members {
    private static final char BETWEEN = '|';

    /** A symbol's place in an index; its key is index and symbol. */
    private record Place(String key, double weight) {}

    private final Map<String, List<Place>> places = new HashMap<>();

    public Members(BenchMarket market) {
        Reference reference = market.reference();
        Session session = market.calendar().session(market.shape().session()).orElseThrow();
        MarketSession members = reference.session(BenchMarket.ID, session);
        for (String symbol : market.symbols()) {
            places.put(
                    symbol,
                    members.weightsOf(symbol).stream()
                            .map(w -> new Place(w.index() + BETWEEN + symbol, w.weight()))
                            .toList());
        }
    }

    /** What a symbol gives to each index that holds it, by index and symbol; nothing without a previous close. */
    public List<KeyValue<String, Contribution>> contributions(String symbol, Quote quote) {
        if (Double.isNaN(quote.previousClose())) {
            return List.of();
        }
        List<Place> held = places.getOrDefault(symbol, List.of());
        List<KeyValue<String, Contribution>> contributions = new ArrayList<>(held.size());
        for (Place place : held) {
            contributions.add(KeyValue.pair(place.key(), Contribution.of(quote, place.weight())));
        }
        return contributions;
    }

    /** The index of a member's key. */
    public static String index(String key) {
        return key.substring(0, key.indexOf(BETWEEN));
    }
}
