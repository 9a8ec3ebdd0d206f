package io.marketsignals.history.recorded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of many partitions merged by event time, then by topic and partition; each partition's own order is kept. Holds a
 * few thousand records of each. Belongs to one thread.
 */
public final class RecordedInput implements Iterator<RecordedInput.Piece>, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Records of a partition that may wait before it is paused. */
    private static final int MOST_WAITING = 4_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final PriorityQueue<Lane> ready =
            new PriorityQueue<>(Comparator.comparingLong(Lane::time).thenComparingInt(Lane::order));
    private final List<Lane> waiting = new ArrayList<>();

    /**
     * One record with the event time that it is merged by.
     *
     * @param time the record's own, or its partition's largest so far where the record's is too far ahead to be true
     */
    public record Piece(ConsumerRecord<byte[], byte[]> record, long time) {}

    /**
     * Opens the spans of a consumer.
     *
     * @param consumer reads committed; assigned anew; closed with this
     * @param spans offsets of each partition
     * @param maxJump how far ahead of its partition's largest event time a record may be to be believed
     */
    public RecordedInput(Consumer<byte[], byte[]> consumer, SortedMap<TopicPartition, Span> spans, Duration maxJump) {
        this.consumer = consumer;
        consumer.assign(spans.keySet());
        spans.forEach((partition, span) -> {
            Lane lane = new Lane(partition, lanes.size(), span.to(), maxJump.toMillis());
            lanes.put(partition, lane);
            consumer.seek(partition, span.from());
            if (span.from() < span.to()) {
                waiting.add(lane);
            }
        });
    }

    /** Whether any record is left; may wait for the brokers. */
    @Override
    public boolean hasNext() {
        fill();
        return !ready.isEmpty();
    }

    @Override
    public Piece next() {
        fill();
        Lane lane = ready.poll();
        if (lane == null) {
            throw new NoSuchElementException();
        }
        Piece piece = lane.take();
        if (lane.empty()) {
            waiting.add(lane);
        } else {
            ready.add(lane);
        }
        return piece;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Waits until the next record of every partition that has one is known: only then is the earliest known. */
    private void fill() {
        long lastProgress = System.nanoTime();
        waiting.removeIf(this::settled);
        while (!waiting.isEmpty()) {
            limit();
            long before = positions();
            consumer.poll(POLL).forEach(record -> lanes.get(new TopicPartition(record.topic(), record.partition()))
                    .add(record));
            waiting.removeIf(this::settled);
            long now = System.nanoTime();
            if (positions() > before) {
                lastProgress = now;
            } else if (now - lastProgress > PATIENCE.toNanos()) {
                throw new KafkaException("No record came within " + PATIENCE.toSeconds() + " s of "
                        + waiting.stream().map(Lane::partition).toList());
            }
        }
    }

    /** Moves also over what is no committed record. */
    private long positions() {
        return lanes.keySet().stream().mapToLong(consumer::position).sum();
    }

    /** Whether a lane has its next record, or will have none. */
    private boolean settled(Lane lane) {
        if (!lane.empty()) {
            ready.add(lane);
            return true;
        }
        return consumer.position(lane.partition()) >= lane.end();
    }

    /** Lets those partitions rest of which enough is waiting, or all is known. */
    private void limit() {
        List<TopicPartition> rest = new ArrayList<>();
        List<TopicPartition> go = new ArrayList<>();
        lanes.values().forEach(lane -> (lane.size() >= MOST_WAITING || consumer.position(lane.partition()) >= lane.end()
                        ? rest
                        : go)
                .add(lane.partition()));
        consumer.pause(rest);
        consumer.resume(go);
    }
}
