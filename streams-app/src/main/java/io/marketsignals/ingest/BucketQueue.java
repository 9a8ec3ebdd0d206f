package io.marketsignals.ingest;

import java.util.List;
import java.util.OptionalLong;

/** Items that wait for their bucket, in bucket order and, within a bucket, in the order they were added. */
public interface BucketQueue<T> {
    void add(long bucket, T item);

    /** The first bucket with an item; empty when nothing waits. */
    OptionalLong first();

    /** Removes and returns a bucket's items; empty for a bucket without. */
    List<T> take(long bucket);
}
