package io.marketsignals.index;

import io.marketsignals.index.partial.IndexPartial;
import java.util.Objects;

/**
 * The latest partial of one source partition of one index; kept apart from the rest of the index, so that a bucket writes
 * only what it changed.
 *
 * @param session trading date, epoch day
 */
public record PartitionShare(int session, IndexPartial partial) {
    public PartitionShare {
        Objects.requireNonNull(partial, "partial");
    }

    /** The key of a partition's share of an index. */
    static String key(String index, int partition) {
        return index + "/" + partition;
    }
}
