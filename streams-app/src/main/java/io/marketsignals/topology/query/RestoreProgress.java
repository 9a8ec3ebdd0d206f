package io.marketsignals.topology.query;

import io.marketsignals.metrics.RestoreMeters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which stores of this instance are read back from their changelogs, and how far; told by the threads that do it. */
public final class RestoreProgress implements StateRestoreListener {
    private final Map<Key, Bounds> running = new ConcurrentHashMap<>();
    private final AtomicLong steps = new AtomicLong();
    private final RestoreMeters meters;

    public RestoreProgress(RestoreMeters meters) {
        this.meters = meters;
    }

    /**
     * A partition of a store that is read back.
     *
     * @param remaining offsets left; they count transaction marks too
     * @param total offsets from where it began to the end
     */
    public record Restoring(String store, int partition, long remaining, long total) {}

    private record Key(String store, int partition) {}

    /** Offsets; the end is exclusive, reached is the next to come. */
    private record Bounds(long start, long end, long reached) {
        Restoring restoring(Key key) {
            return new Restoring(key.store(), key.partition(), Math.max(0, end - reached), Math.max(0, end - start));
        }
    }

    /** Listens to a client that was not started yet. */
    public void watch(KafkaStreams streams) {
        streams.setGlobalStateRestoreListener(this);
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        steps.incrementAndGet();
        running.put(new Key(store, partition.partition()), new Bounds(start, end, start));
        show(store);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long last, long count) {
        steps.incrementAndGet();
        running.computeIfPresent(
                new Key(store, partition.partition()),
                (key, before) -> new Bounds(before.start(), before.end(), last + 1));
        meters.restored(store, count);
        show(store);
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long count) {
        steps.incrementAndGet();
        running.remove(new Key(store, partition.partition()));
        show(store);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long count) {
        onRestoreEnd(partition, store, count);
    }

    /** Forgets what a thread that died has left behind, now that everything is known to be restored. */
    public void settled() {
        List<Restoring> left = running();
        running.clear();
        left.forEach(each -> show(each.store()));
    }

    /** What is left, in the order of stores and partitions. */
    public List<Restoring> running() {
        return running.entrySet().stream()
                .map(entry -> entry.getValue().restoring(entry.getKey()))
                .sorted(Comparator.comparing(Restoring::store).thenComparing(Restoring::partition))
                .toList();
    }

    /** Counts up whenever something was restored. */
    public long steps() {
        return steps.get();
    }

    private void show(String store) {
        meters.remaining(
                store,
                running().stream()
                        .filter(each -> each.store().equals(store))
                        .mapToLong(Restoring::remaining)
                        .sum());
    }
}
