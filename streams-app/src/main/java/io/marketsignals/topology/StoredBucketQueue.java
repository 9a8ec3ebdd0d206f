package io.marketsignals.topology;

import io.marketsignals.ingest.BucketQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Items that wait for their bucket in a logged store; on the heap are only the buckets' numbers and counts. Store keys
 * are {@code prefix/bucket/position}.
 */
final class StoredBucketQueue<T> implements BucketQueue<T> {
    private final KeyValueStore<String, byte[]> store;
    private final String prefix;
    private final Codec<T> codec;
    private final TreeMap<Long, Integer> counts = new TreeMap<>();
    private long size;

    StoredBucketQueue(KeyValueStore<String, byte[]> store, String prefix, Codec<T> codec) {
        this.store = store;
        this.prefix = prefix + "/";
        this.codec = codec;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                String key = all.next().key;
                if (key.startsWith(this.prefix)) {
                    String bucket = key.substring(this.prefix.length(), key.lastIndexOf('/'));
                    counts.merge(Long.parseLong(bucket), 1, Integer::sum);
                    size++;
                }
            }
        }
    }

    @Override
    public void add(long bucket, T item) {
        int position = counts.merge(bucket, 1, Integer::sum) - 1;
        store.put(key(bucket, position), codec.encode(item));
        size++;
    }

    @Override
    public OptionalLong first() {
        return counts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(counts.firstKey());
    }

    @Override
    public List<T> take(long bucket) {
        Integer count = counts.remove(bucket);
        if (count == null) {
            return List.of();
        }
        List<T> items = new ArrayList<>(count);
        for (int position = 0; position < count; position++) {
            items.add(codec.decode(store.delete(key(bucket, position))));
        }
        size -= count;
        return items;
    }

    /** How many items wait. */
    long size() {
        return size;
    }

    private String key(long bucket, int position) {
        return prefix + bucket + "/" + position;
    }
}
