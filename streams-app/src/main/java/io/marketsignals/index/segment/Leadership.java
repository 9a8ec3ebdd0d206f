package io.marketsignals.index.segment;

import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import java.util.List;
import java.util.Objects;

/**
 * The segment of a market that leads.
 *
 * @param index the segment's best index when it took the lead
 * @param since session in which it took the lead, epoch day
 */
public record Leadership(String segment, String index, int since) {
    public Leadership {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(index, "index");
    }

    /** How far ahead of the second a segment must be to take the lead, fraction: {@code leadership-change.margin} 0.001. */
    public static double margin(Settings settings) {
        return settings.number("leadership-change.margin", 0.001, 0.0001, 1);
    }

    /**
     * Who leads after a close: the first of the ranking when it is far enough ahead of the second, else who led before.
     *
     * @param before null: nobody led yet
     * @param ranking best first; fewer than two segments say nothing
     * @return null: nobody leads yet
     */
    public static Leadership after(Leadership before, List<SegmentReturn> ranking, double margin, int session) {
        if (ranking.size() < 2 || lead(ranking) < Scaled.of(margin)) {
            return before;
        }
        SegmentReturn first = ranking.get(0);
        return before != null && before.segment().equals(first.segment())
                ? before
                : new Leadership(first.segment(), first.index(), session);
    }

    private static long lead(List<SegmentReturn> ranking) {
        return Scaled.of(ranking.get(0).sessionReturn())
                - Scaled.of(ranking.get(1).sessionReturn());
    }
}
