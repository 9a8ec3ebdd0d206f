package io.marketsignals.inspect;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.cluster.Clients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Records of a partition that may wait for those of others before it is paused. */
    private static final int MOST_WAITING = 1_000;

    private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_TIME =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparing(ConsumerRecord::partition);

    private final String topic;
    private final List<TopicPartition> partitions;
    private final Consumer<byte[], byte[]> consumer;
    private volatile boolean stopped;

    /** Takes one record. */
    @FunctionalInterface
    public interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    /** Offsets [from, to) of a partition. */
    public record Span(long from, long to) {}

    private TopicReading(String topic, List<TopicPartition> partitions, Consumer<byte[], byte[]> consumer) {
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
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> lanes = new HashMap<>();
        spans.forEach((partition, span) -> {
            ends.put(new TopicPartition(topic, partition), span.to());
            lanes.put(new TopicPartition(topic, partition), new ArrayDeque<>());
        });
        consumer.assign(ends.keySet());
        spans.forEach((partition, span) -> consumer.seek(new TopicPartition(topic, partition), span.from()));
        try {
            while (!stopped) {
                fill(lanes, ends);
                Optional<ConsumerRecord<byte[], byte[]>> next = lanes.values().stream()
                        .filter(lane -> !lane.isEmpty())
                        .map(Deque::element)
                        .min(BY_TIME);
                if (next.isEmpty()) {
                    return;
                }
                sink.take(lanes.get(new TopicPartition(topic, next.get().partition()))
                        .remove());
            }
        } catch (WakeupException stop) {
            requireStopped(stop);
        }
    }

    /** Gives records as they come, from an offset of each partition on, until it is stopped. */
    public void follow(Map<Integer, Long> from, Sink sink) {
        consumer.assign(partitions);
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

    /** Waits until the next record of every partition that has one is known: only then is the earliest known. */
    private void fill(
            Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> lanes, Map<TopicPartition, Long> ends) {
        long lastProgress = System.nanoTime();
        while (lanes.entrySet().stream()
                .anyMatch(lane -> lane.getValue().isEmpty() && !over(lane.getKey(), ends) && !stopped)) {
            List<TopicPartition> rest = new ArrayList<>(ends.keySet());
            rest.removeIf(partition -> lanes.get(partition).size() < MOST_WAITING && !over(partition, ends));
            consumer.resume(consumer.paused());
            consumer.pause(rest);
            long before = position(ends);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(topic, record.partition());
                if (record.offset() < ends.get(partition)) {
                    lanes.get(partition).add(record);
                }
            }
            long now = System.nanoTime();
            if (position(ends) > before) {
                lastProgress = now;
            } else if (now - lastProgress > PATIENCE.toNanos()) {
                throw new KafkaException(topic + " could not be read on for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private long position(Map<TopicPartition, Long> ends) {
        return ends.keySet().stream().mapToLong(consumer::position).sum();
    }

    private boolean over(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return consumer.position(partition) >= ends.get(partition);
    }

    private void requireStopped(WakeupException woken) {
        if (!stopped) {
            throw woken;
        }
    }
}
