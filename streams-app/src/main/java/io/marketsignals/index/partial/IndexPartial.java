package io.marketsignals.index.partial;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One source partition's share of an index: absolute, so that the same partial delivered twice changes nothing.
 *
 * @param tally sums over the partition's members of the index
 * @param gainers the 10 largest positive contributions, largest first
 * @param losers the 10 largest negative contributions, largest first
 * @param sectors by name; members without a sector are in none
 */
public record IndexPartial(
        String index,
        Tally tally,
        List<Contributor> gainers,
        List<Contributor> losers,
        NavigableMap<String, SectorTally> sectors,
        Movers movers) {
    public IndexPartial {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(movers, "movers");
        gainers = List.copyOf(gainers);
        losers = List.copyOf(losers);
        sectors = Collections.unmodifiableNavigableMap(new TreeMap<>(sectors));
    }

    /** A partition's share before any member traded. */
    public static IndexPartial empty(String index) {
        return new IndexPartial(index, Tally.EMPTY, List.of(), List.of(), new TreeMap<>(), Movers.NONE);
    }

    /** The share of two disjoint sets of members; associative and commutative. */
    public IndexPartial combine(IndexPartial other) {
        NavigableMap<String, SectorTally> together = new TreeMap<>(sectors);
        other.sectors.forEach((sector, share) -> together.merge(sector, share, SectorTally::combine));
        return new IndexPartial(
                index,
                tally.combine(other.tally),
                Contributor.largest(gainers, other.gainers),
                Contributor.largest(losers, other.losers),
                together,
                movers.combine(other.movers));
    }
}
