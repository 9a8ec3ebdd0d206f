package io.marketsignals.topology;

import io.marketsignals.ingest.BucketQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Items that wait for their bucket in a logged store. Only what waits over a commit is written; it leaves the heap then but
 * for its bucket's number and its count. Store keys are {@code prefix/bucket/position}.
 */
final class StoredBucketQueue<T> implements BucketQueue<T> {
    private final WriteBackStore store;
    private final String prefix;
    private final Codec<T> codec;
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();
    private final List<Bucket> unwritten = new ArrayList<>();
    private long size;

    /** What waits of one bucket: first those in the store, then those added since the last commit. */
    private final class Bucket {
        private final long number;
        private int stored;
        private final List<T> added = new ArrayList<>(1);

        Bucket(long number) {
            this.number = number;
        }
    }

    StoredBucketQueue(WriteBackStore store, String prefix, Codec<T> codec) {
        this.store = store;
        this.prefix = prefix + "/";
        this.codec = codec;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                String key = all.next().key;
                if (key.startsWith(this.prefix)) {
                    String bucket = key.substring(this.prefix.length(), key.lastIndexOf('/'));
                    bucket(Long.parseLong(bucket)).stored++;
                    size++;
                }
            }
        }
        store.beforeCommit(this::writeBack);
    }

    @Override
    public void add(long bucket, T item) {
        Bucket waiting = bucket(bucket);
        if (waiting.added.isEmpty()) {
            unwritten.add(waiting);
        }
        waiting.added.add(item);
        size++;
    }

    @Override
    public OptionalLong first() {
        return buckets.isEmpty() ? OptionalLong.empty() : OptionalLong.of(buckets.firstKey());
    }

    @Override
    public List<T> take(long bucket) {
        Bucket taken = buckets.remove(bucket);
        if (taken == null) {
            return List.of();
        }
        List<T> items = new ArrayList<>(taken.stored + taken.added.size());
        for (int position = 0; position < taken.stored; position++) {
            items.add(codec.decode(store.delete(key(bucket, position))));
        }
        items.addAll(taken.added);
        taken.added.clear();
        size -= items.size();
        return items;
    }

    /** How many items wait. */
    long size() {
        return size;
    }

    private Bucket bucket(long number) {
        return buckets.computeIfAbsent(number, Bucket::new);
    }

    private void writeBack() {
        for (Bucket bucket : unwritten) {
            for (T item : bucket.added) {
                store.put(key(bucket.number, bucket.stored++), codec.encode(item));
            }
            bucket.added.clear();
        }
        unwritten.clear();
    }

    private String key(long bucket, int position) {
        return prefix + bucket + "/" + position;
    }
}
