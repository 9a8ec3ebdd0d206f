package io.marketsignals.bench.pass;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.cluster.Clients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The last counts of each index that a pass has put into a topic, as a reader of committed records sees them. */
public final class BreadthTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> reader;
    private final List<TopicPartition> partitions;
    private final Reading reading;

    /** Says of which index a record is, and what its counts are. */
    @FunctionalInterface
    public interface Reading {
        void read(ConsumerRecord<byte[], byte[]> row, BiConsumer<String, BreadthCounts> counts);
    }

    /** What is in the topic by now belongs to earlier passes. */
    public BreadthTopic(AppConfig config, String topic, Reading reading) {
        this.reading = reading;
        reader = Clients.consumer(config, "bench-breadth");
        partitions = reader.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
    }

    /** Everything that came since, the last of each index. */
    public Map<String, BreadthCounts> last() {
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Map<String, BreadthCounts> counts = new TreeMap<>();
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(row -> reading.read(row, counts::put));
        }
        return counts;
    }

    @Override
    public void close() {
        reader.close();
    }
}
