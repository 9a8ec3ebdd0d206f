package io.marketsignals.index.reading;

import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.segment.SegmentReturn;
import java.util.List;
import java.util.Objects;

/**
 * The segments of a market at a close.
 *
 * @param ranking best first, at least two
 * @param before who led before the close; null: nobody yet
 * @param after who leads now; null: nobody yet
 * @param coverage the smallest coverage of the indices whose level comes from the members; null when none does
 */
public record SegmentsReading(
        String market, List<SegmentReturn> ranking, Leadership before, Leadership after, Double coverage)
        implements Reading {
    public SegmentsReading {
        Objects.requireNonNull(market, "market");
        ranking = List.copyOf(ranking);
    }

    @Override
    public String subject() {
        return market;
    }

    @Override
    public List<String> indices() {
        return ranking.stream().map(SegmentReturn::index).toList();
    }

    /** Whether one segment took the lead from another; the first to lead takes it from nobody. */
    public boolean changed() {
        return before != null && after != null && !before.segment().equals(after.segment());
    }

    /** Return of the first less that of the second, fraction. */
    public double lead() {
        return ranking.get(0).sessionReturn() - ranking.get(1).sessionReturn();
    }

    /** A segment's place, 1 = best; null: not in the ranking. */
    public Integer rankOf(String segment) {
        for (int i = 0; i < ranking.size(); i++) {
            if (ranking.get(i).segment().equals(segment)) {
                return i + 1;
            }
        }
        return null;
    }
}
