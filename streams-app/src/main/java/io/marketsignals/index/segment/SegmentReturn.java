package io.marketsignals.index.segment;

import io.marketsignals.model.Scaled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The session return of an index that stands for its segment.
 *
 * @param segment such as SMALL
 * @param sessionReturn fraction
 */
public record SegmentReturn(String segment, String index, double sessionReturn) {
    /** Best first; returns that agree to 1e-12 are equal, ties by segment, then by index. */
    private static final Comparator<SegmentReturn> BEST_FIRST = Comparator.<SegmentReturn>comparingLong(
                    r -> Scaled.of(r.sessionReturn()))
            .reversed()
            .thenComparing(SegmentReturn::segment)
            .thenComparing(SegmentReturn::index);

    public SegmentReturn {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(index, "index");
    }

    /** A market's segments, best first, each by the best of its indices. */
    public static List<SegmentReturn> ranking(Collection<SegmentReturn> indices) {
        List<SegmentReturn> ranking = new ArrayList<>();
        Set<String> ranked = new HashSet<>();
        indices.stream().sorted(BEST_FIRST).filter(r -> ranked.add(r.segment())).forEach(ranking::add);
        return ranking;
    }
}
