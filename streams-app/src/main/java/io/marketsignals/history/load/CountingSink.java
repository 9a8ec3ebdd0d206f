package io.marketsignals.history.load;

import io.marketsignals.history.publish.RecordSink;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Counts records instead of sending them. */
final class CountingSink implements RecordSink {
    private final Map<TopicPartition, Held> held;
    private final Map<TopicPartition, Long> given = new HashMap<>();

    CountingSink(Map<TopicPartition, Held> held) {
        this.held = held;
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
        given.merge(new TopicPartition(record.topic(), record.partition()), 1L, Long::sum);
    }

    @Override
    public void flush() {}

    /** Records by topic. */
    Map<String, Long> records() {
        Map<String, Long> records = new TreeMap<>();
        given.forEach((partition, count) -> records.merge(partition.topic(), count, Long::sum));
        return records;
    }

    /** Records that their partitions hold already. */
    long passedOver() {
        return given.entrySet().stream()
                .mapToLong(one -> Math.min(one.getValue(), heldBy(one.getKey())))
                .sum();
    }

    /** Records that their partitions do not hold. */
    long sent() {
        return given.values().stream().mapToLong(Long::longValue).sum() - passedOver();
    }

    private long heldBy(TopicPartition partition) {
        return held.containsKey(partition) ? held.get(partition).count() : 0;
    }
}
