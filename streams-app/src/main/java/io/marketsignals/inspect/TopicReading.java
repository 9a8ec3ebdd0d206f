package io.marketsignals.inspect;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.recorded.RecordedInput;
import io.marketsignals.history.recorded.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;

/** Reads one topic's committed records without a group. Belongs to one thread, but for {@link #stop}. */
public final class TopicReading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /** What the processor wrote is in event time that it had believed. */
    private static final Duration ANY_JUMP = Duration.ofDays(365_000);

    private final String topic;
    private final List<TopicPartition> partitions;
    private final Consumer<byte[], byte[]> consumer;
    private volatile boolean stopped;

    /** Takes one record. */
    @FunctionalInterface
    public interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    TopicReading(String topic, List<TopicPartition> partitions, Consumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.partitions = partitions;
        this.consumer = consumer;
    }

    /**
     * Opens a topic by its name on the cluster.
     *
     * @throws AppException when no broker answers or the topic does not exist; it is never created
     */
    public static TopicReading open(AppConfig config, String topic) {
        try (Admin admin = ClusterAccess.open(config)) {
            List<TopicPartition> partitions =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            return new TopicReading(topic, partitions, Clients.consumer(config, "inspect"));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException missing) {
                throw new AppException(
                        AppException.Reason.TOPICS,
                        "Topic " + topic + " does not exist at " + config.bootstrapServers()
                                + "; 'signals topics check' says which do.",
                        missing);
            }
            throw failed.getCause() instanceof KafkaException refused ? refused : new KafkaException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    public String topic() {
        return topic;
    }

    /** What each partition holds now. */
    public NavigableMap<Integer, Span> all() {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        NavigableMap<Integer, Span> spans = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            spans.put(partition.partition(), new Span(begins.get(partition), ends.get(partition)));
        }
        return spans;
    }

    /** The same from each partition's first record on that is not older; older ones may follow it. */
    public NavigableMap<Integer, Span> since(Instant time) {
        NavigableMap<Integer, Span> spans = all();
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, time.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
        for (TopicPartition partition : partitions) {
            long end = spans.get(partition.partition()).to();
            long first = Optional.ofNullable(found.get(partition))
                    .map(OffsetAndTimestamp::offset)
                    .orElse(end);
            spans.put(partition.partition(), new Span(Math.min(first, end), end));
        }
        return spans;
    }

    /** Gives the spans' records merged by time, each partition's own order kept; ends early when stopped. */
    public void read(Map<Integer, Span> spans, Sink sink) {
        SortedMap<TopicPartition, Span> wanted = new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
        spans.forEach((partition, span) -> wanted.put(new TopicPartition(topic, partition), span));
        try {
            // The consumer is closed with this reading, and goes on to follow.
            @SuppressWarnings("resource")
            RecordedInput records = new RecordedInput(consumer, wanted, ANY_JUMP);
            while (!stopped && records.hasNext()) {
                sink.take(records.next().record());
            }
        } catch (WakeupException stop) {
            requireStopped(stop);
        }
    }

    /** Gives records as they come, from an offset of each partition on, until it is stopped. */
    public void follow(Map<Integer, Long> from, Sink sink) {
        consumer.assign(partitions);
        consumer.resume(consumer.paused()); // a partition that was read to its end before others rests since
        from.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
        try {
            while (!stopped) {
                consumer.poll(POLL).forEach(sink::take);
            }
        } catch (WakeupException stop) {
            requireStopped(stop);
        }
    }

    /** Ends a reading; from any thread. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    public boolean stopped() {
        return stopped;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void requireStopped(WakeupException woken) {
        if (!stopped) {
            throw woken;
        }
    }
}
