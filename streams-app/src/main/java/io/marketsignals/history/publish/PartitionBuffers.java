package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.history.feed.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Ticks waiting for their flush, by the partition that Kafka's default partitioner gives their symbol. */
final class PartitionBuffers {
    /**
     * What one record will carry.
     *
     * @param asOf event time reached once it is read, epoch milliseconds UTC
     */
    record Batch(long asOf, List<Tick> ticks) {
        /** The same time without ticks. */
        Batch heartbeat() {
            return new Batch(asOf, List.of());
        }
    }

    private final List<List<Tick>> buffers = new ArrayList<>();
    private final Map<String, Integer> partitionOf = new HashMap<>();
    private int size;

    PartitionBuffers(int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            buffers.add(new ArrayList<>());
        }
    }

    void add(Tick tick) {
        int partition = partitionOf.computeIfAbsent(
                tick.symbol(), symbol -> BuiltInPartitioner.partitionForKey(symbol.getBytes(UTF_8), buffers.size()));
        buffers.get(partition).add(tick);
        size++;
    }

    int partitions() {
        return buffers.size();
    }

    /** Ticks in all partitions. */
    int size() {
        return size;
    }

    /**
     * Takes out a partition's ticks in batches. The last batch, which may be empty, has reached the given time; those
     * before it have reached their last tick only.
     */
    List<Batch> drain(int partition, int most, long asOf) {
        List<Tick> ticks = buffers.get(partition);
        List<Batch> batches = new ArrayList<>();
        int from = 0;
        for (; ticks.size() - from > most; from += most) {
            List<Tick> part = ticks.subList(from, from + most);
            batches.add(new Batch(part.get(most - 1).time(), List.copyOf(part)));
        }
        batches.add(new Batch(asOf, List.copyOf(ticks.subList(from, ticks.size()))));
        size -= ticks.size();
        ticks.clear();
        return batches;
    }
}
