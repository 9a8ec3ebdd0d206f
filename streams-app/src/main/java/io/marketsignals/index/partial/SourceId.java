package io.marketsignals.index.partial;

import java.util.Objects;

/**
 * A source partition.
 *
 * @param partition 0-based
 * @param partitions how many the topic has; stage 2 waits for all of them
 */
public record SourceId(Kind kind, int partition, int partitions) {
    /** The two inputs. */
    public enum Kind {
        PRICES,
        LEVELS
    }

    public SourceId {
        Objects.requireNonNull(kind, "kind");
        if (partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions);
        }
    }
}
