package io.marketsignals.history.result;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning to the end that it has now. */
public final class CommittedRecords {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private CommittedRecords() {}

    /** Takes one record. */
    public interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }

    /** Gives each partition's records in order; returns how many there were. */
    public static long read(Consumer<byte[], byte[]> consumer, String topic, Sink sink) throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long count = 0;
        long lastProgress = System.nanoTime();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                sink.take(record);
            }
            count += records.count();
            long now = System.nanoTime();
            if (!records.isEmpty()) {
                lastProgress = now;
            } else if (now - lastProgress > PATIENCE.toNanos()) {
                throw new KafkaException(topic + " could not be read to its end within " + PATIENCE);
            }
        }
        return count;
    }
}
