package io.marketsignals.history.recorded;

import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publication;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of topics, copied byte for byte to partitions of the same number. No heartbeat is added among them, since one could
 * close a bucket that a batch still speaks of; the end is told as the {@link End} says.
 */
public final class TopicPublication implements Publication {
    /** Bytes of a tick in a batch, about. */
    private static final int TICK_BYTES = 24;

    private static final long LONGEST_STEP = Pace.unlimited().longestStep().toMillis();

    private final RecordedInput input;
    private final Producer<byte[], byte[]> producer;
    private final Pace pace;
    private final Map<TopicPartition, TopicPartition> targets;
    private final End end;
    private final Map<TopicPartition, Long> clocks = new HashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long published;
    private long bytes;
    private long latest = Long.MIN_VALUE;

    /**
     * What is sent behind the last record.
     *
     * @param sessions whether sessions that are open are to end: a heartbeat two days after the last record goes to all
     *     partitions; else a partition without any record is told how far the others are, and nothing else is added
     * @param encoders of the heartbeats
     */
    public record End(boolean sessions, InputEncoders encoders) {}

    /**
     * @param input closed by whoever opened it
     * @param targets where each partition's records go; the constituent prices' are named by {@link InputTopics}
     */
    TopicPublication(
            RecordedInput input,
            Producer<byte[], byte[]> producer,
            Pace pace,
            Map<TopicPartition, TopicPartition> targets,
            End end) {
        this.input = input;
        this.producer = producer;
        this.pace = pace;
        this.targets = Map.copyOf(targets);
        this.end = end;
    }

    @Override
    public boolean advance() throws InterruptedException {
        check();
        if (!input.hasNext()) {
            return false;
        }
        RecordedInput.Piece piece = input.next();
        pace.await(piece.time());
        ConsumerRecord<byte[], byte[]> record = piece.record();
        TopicPartition target = targets.get(new TopicPartition(record.topic(), record.partition()));
        send(new ProducerRecord<>(
                target.topic(),
                target.partition(),
                Math.max(0, record.timestamp()),
                record.key(),
                record.value(),
                record.headers()));
        clocks.merge(target, piece.time(), Math::max);
        published++;
        bytes += Math.max(0, record.serializedValueSize());
        latest = Math.max(latest, piece.time());
        return true;
    }

    /** Nothing is held back but in the producer. */
    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void finish() throws InterruptedException {
        if (published > 0) {
            long time = end.sessions()
                    ? latest + Publisher.TAIL.toMillis()
                    : clocks.values().stream().mapToLong(Long::longValue).min().orElseThrow();
            for (TopicPartition target : targets.values()) {
                if (end.sessions() || !clocks.containsKey(target)) {
                    beat(target, time);
                }
            }
        }
        producer.flush();
        check();
    }

    @Override
    public long published() {
        return published;
    }

    @Override
    public long volume() {
        return bytes / TICK_BYTES;
    }

    @Override
    public long latest() {
        return latest;
    }

    @Override
    public long reached() {
        return clocks.size() < targets.size()
                ? Long.MIN_VALUE
                : clocks.values().stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
    }

    /** Brings a partition to a time; in steps, since the application refuses what lies too far ahead. */
    private void beat(TopicPartition target, long time) {
        long reached = clocks.getOrDefault(target, time);
        do {
            reached = Math.min(time, reached + LONGEST_STEP);
            send(new ProducerRecord<>(
                    target.topic(), target.partition(), reached, null, heartbeat(target.topic(), reached)));
        } while (reached < time);
        clocks.merge(target, time, Math::max);
    }

    private byte[] heartbeat(String topic, long time) {
        Instant asOf = Instant.ofEpochMilli(time);
        return InputTopics.ofPrices(topic)
                ? end.encoders().prices().apply(new PriceBatch(asOf, List.of()))
                : end.encoders().levels().apply(new IndexTickBatch(asOf, List.of()));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("The brokers did not take a record", failed);
        }
    }
}
