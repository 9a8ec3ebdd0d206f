package io.marketsignals.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything reference data says about one session of one market, resolved.
 *
 * @param indices by id, in id order
 * @param memberships for each symbol the indices that hold it, with its normalised weight
 * @param memberCounts members of the session by index
 */
public record MarketSession(
        String market,
        Session session,
        Map<String, IndexDefinition> indices,
        Map<String, List<Weight>> memberships,
        Map<String, Integer> memberCounts,
        List<PairDefinition> pairs,
        List<ZoneDefinition> zones) {

    /** A symbol's weight in one index; the weights of an index's members add up to 1. */
    public record Weight(String index, double weight) {}

    /** Resolves members and weights for a session. */
    public static MarketSession of(
            String market,
            Session session,
            List<IndexDefinition> indices,
            List<PairDefinition> pairs,
            List<ZoneDefinition> zones) {
        Map<String, IndexDefinition> byId = new TreeMap<>();
        Map<String, List<Weight>> memberships = new HashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (IndexDefinition index : indices) {
            byId.put(index.id(), index);
            var members = index.membersOn(session.date());
            counts.put(index.id(), members.size());
            double total = members.stream().mapToDouble(m -> weightOf(m)).sum();
            for (var member : members) {
                memberships
                        .computeIfAbsent(member.symbol(), s -> new java.util.ArrayList<>(2))
                        .add(new Weight(index.id(), weightOf(member) / total));
            }
        }
        return new MarketSession(market, session, byId, memberships, counts, List.copyOf(pairs), List.copyOf(zones));
    }

    private static double weightOf(IndexDefinition.Membership member) {
        return member.weight() == null ? 1 : member.weight();
    }

    /** The indices that hold a symbol; empty for none. */
    public List<Weight> weightsOf(String symbol) {
        return memberships.getOrDefault(symbol, List.of());
    }

    public int membersOf(String index) {
        return memberCounts.getOrDefault(index, 0);
    }
}
