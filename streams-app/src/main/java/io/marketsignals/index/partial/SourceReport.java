package io.marketsignals.index.partial;

import java.util.List;
import java.util.Objects;

/**
 * What one source partition tells one market on closing buckets: the whole current partial of every index that changed,
 * and how far the partition is.
 *
 * @param bucket the bucket that the partials and levels belong to
 * @param session trading date of the partials, epoch day; {@link io.marketsignals.symbol.SymbolState#NO_SESSION} for none
 * @param watermark event time up to which the partition has told everything, epoch milliseconds; {@link
 *     io.marketsignals.ingest.EventClock#NEVER} for a silent partition that never said anything
 * @param forced whether the partition was silent and its watermark was forced by a wall clock
 */
public record SourceReport(
        SourceId source,
        long bucket,
        int session,
        long watermark,
        boolean forced,
        List<IndexPartial> partials,
        List<LevelState> levels) {

    public SourceReport {
        Objects.requireNonNull(source, "source");
        partials = List.copyOf(partials);
        levels = List.copyOf(levels);
    }

    /** Whether the report says more than how far the partition is. */
    public boolean hasNews() {
        return !partials.isEmpty() || !levels.isEmpty();
    }
}
