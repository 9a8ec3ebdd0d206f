package io.marketsignals.index.partial;

import java.util.List;
import java.util.Objects;

/**
 * One source partition's share of an index: absolute, so that the same partial delivered twice changes nothing.
 *
 * @param tally sums over the partition's members of the index
 * @param gainers the 10 largest positive contributions, largest first
 * @param losers the 10 largest negative contributions, largest first
 */
public record IndexPartial(String index, Tally tally, List<Contributor> gainers, List<Contributor> losers) {
    public IndexPartial {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(tally, "tally");
        gainers = List.copyOf(gainers);
        losers = List.copyOf(losers);
    }

    /** A partition's share before any member traded. */
    public static IndexPartial empty(String index) {
        return new IndexPartial(index, Tally.EMPTY, List.of(), List.of());
    }

    /** The share of two disjoint sets of members; associative and commutative. */
    public IndexPartial combine(IndexPartial other) {
        return new IndexPartial(
                index,
                tally.combine(other.tally),
                Contributor.largest(gainers, other.gainers),
                Contributor.largest(losers, other.losers));
    }
}
