package io.marketsignals.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A queue on the heap, for the pure core without a store. */
public final class TreeBucketQueue<T> implements BucketQueue<T> {
    private final TreeMap<Long, List<T>> waiting = new TreeMap<>();

    @Override
    public void add(long bucket, T item) {
        waiting.computeIfAbsent(bucket, b -> new ArrayList<>()).add(item);
    }

    @Override
    public OptionalLong first() {
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.firstKey());
    }

    @Override
    public List<T> take(long bucket) {
        List<T> items = waiting.remove(bucket);
        return items == null ? List.of() : items;
    }
}
