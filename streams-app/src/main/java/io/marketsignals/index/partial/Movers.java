package io.marketsignals.index.partial;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The members of an index with the largest and the smallest session returns, whatever their sign, among those that
 * reach the {@link MoverFloors}; in a small index a member can be both.
 *
 * @param leaders at most {@value Mover#KEPT}, largest first
 * @param laggards at most {@value Mover#KEPT}, smallest first
 */
public record Movers(List<Mover> leaders, List<Mover> laggards) {
    public static final Movers NONE = new Movers(List.of(), List.of());

    public Movers {
        leaders = List.copyOf(leaders);
        laggards = List.copyOf(laggards);
    }

    /** The movers of two disjoint sets of members; associative and commutative. */
    public Movers combine(Movers o) {
        return new Movers(
                first(leaders, o.leaders, Mover.LEADERS_FIRST), first(laggards, o.laggards, Mover.LAGGARDS_FIRST));
    }

    private static List<Mover> first(List<Mover> a, List<Mover> b, Comparator<Mover> order) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return Stream.concat(a.stream(), b.stream())
                .sorted(order)
                .limit(Mover.KEPT)
                .toList();
    }
}
