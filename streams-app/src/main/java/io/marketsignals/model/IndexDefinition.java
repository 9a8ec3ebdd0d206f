package io.marketsignals.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An index: where its level comes from and who is in it.
 *
 * @param segment capitalisation segment such as SMALL; null: not ranked
 * @param derived whether the level comes from the members rather than from ticks
 * @param base level of a derived index in its first session, > 0
 */
public record IndexDefinition(
        String id, String market, String segment, boolean derived, double base, List<Membership> members) {

    /**
     * Membership of a symbol from one session to another.
     *
     * @param from first session; null: from the beginning
     * @param to first session no longer a member; null: still one
     * @param weight any positive scale, normalised over a session's members; null: all weigh the same
     * @param sector null: none
     */
    public record Membership(String symbol, LocalDate from, LocalDate to, Double weight, String sector) {
        public Membership {
            Objects.requireNonNull(symbol, "symbol");
            if (weight != null && !(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of " + symbol + " must be positive: " + weight);
            }
        }

        /** A member from the beginning, without weight and sector. */
        public static Membership of(String symbol) {
            return new Membership(symbol, null, null, null, null);
        }

        boolean holdsOn(LocalDate session) {
            return (from == null || !session.isBefore(from)) && (to == null || session.isBefore(to));
        }
    }

    public IndexDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(market, "market");
        members = List.copyOf(members);
        if (!(base > 0 && base < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("base of index " + id + " must be positive: " + base);
        }
        long weighted = members.stream().filter(m -> m.weight() != null).count();
        if (weighted != 0 && weighted != members.size()) {
            throw new IllegalArgumentException("index " + id + ": " + weighted + " of " + members.size()
                    + " members carry a weight; either all must or none");
        }
    }

    /** The members of a session; a symbol whose spans overlap is one member, by its first span. */
    public List<Membership> membersOn(LocalDate session) {
        Map<String, Membership> bySymbol = new LinkedHashMap<>();
        members.stream().filter(m -> m.holdsOn(session)).forEach(m -> bySymbol.putIfAbsent(m.symbol(), m));
        return List.copyOf(bySymbol.values());
    }
}
