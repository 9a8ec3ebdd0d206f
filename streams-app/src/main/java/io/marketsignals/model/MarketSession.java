package io.marketsignals.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Everything reference data says about one session of one market, resolved.
 *
 * @param indices by id, in id order
 * @param memberships for each symbol the indices that hold it, with its normalised weight
 * @param memberCounts members of the session by index
 * @param sectorMembers members of the session by index and sector; those without a sector are in none
 */
public record MarketSession(
        String market,
        Session session,
        Map<String, IndexDefinition> indices,
        Map<String, List<Weight>> memberships,
        Map<String, Integer> memberCounts,
        Map<String, NavigableMap<String, Integer>> sectorMembers,
        List<PairDefinition> pairs,
        List<ZoneDefinition> zones) {

    /**
     * A symbol's place in one index.
     *
     * @param weight the weights of an index's members add up to 1
     * @param sector null: none
     */
    public record Weight(String index, double weight, String sector) {}

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
        Map<String, NavigableMap<String, Integer>> sectors = new HashMap<>();
        for (IndexDefinition index : indices) {
            byId.put(index.id(), index);
            var members = index.membersOn(session.date());
            counts.put(index.id(), members.size());
            sectors.put(index.id(), sectorsOf(members));
            double total = members.stream().mapToDouble(m -> weightOf(m)).sum();
            for (var member : members) {
                memberships
                        .computeIfAbsent(member.symbol(), s -> new java.util.ArrayList<>(2))
                        .add(new Weight(index.id(), weightOf(member) / total, member.sector()));
            }
        }
        return new MarketSession(
                market, session, byId, memberships, counts, sectors, List.copyOf(pairs), List.copyOf(zones));
    }

    private static NavigableMap<String, Integer> sectorsOf(List<IndexDefinition.Membership> members) {
        NavigableMap<String, Integer> sectors = new TreeMap<>();
        members.stream().filter(m -> m.sector() != null).forEach(m -> sectors.merge(m.sector(), 1, Integer::sum));
        return sectors;
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

    /** Members by sector, in sector order; empty for an index without sectors. */
    public NavigableMap<String, Integer> sectorsOf(String index) {
        return sectorMembers.getOrDefault(index, Collections.emptyNavigableMap());
    }
}
