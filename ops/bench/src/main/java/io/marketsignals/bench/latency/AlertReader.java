package io.marketsignals.bench.latency;

import io.marketsignals.schema.Alert;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Sees alerts the moment a read-committed consumer does, in a thread of its own. */
final class AlertReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long STOP_MILLIS = 5_000;
    /** The events of a zone that a trigger makes; a climb tells that it is entered as well. */
    private static final Set<String> EVENTS = Set.of("break", "failed-break");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WireDecoder<Alert> decoder;
    private final Sightings sightings;
    private final int bucketMillis;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::read, "alerts");
    private volatile boolean stopped;

    /** @param consumer reads committed; closed with this */
    AlertReader(
            KafkaConsumer<byte[], byte[]> consumer, SchemaRegistry registry, Sightings sightings, int bucketMillis) {
        this.consumer = consumer;
        this.decoder = new WireDecoder<>(registry, Alert.class);
        this.sightings = sightings;
        this.bucketMillis = bucketMillis;
    }

    void start() {
        List<TopicPartition> partitions = consumer.partitionsFor(TopicNames.ALERTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    /** Throws when it can no longer see. */
    void check() {
        if (failure.get() != null) {
            throw new IllegalStateException("Alerts cannot be read", failure.get());
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!stopped) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                records.forEach(record -> see(record, now));
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record, long now) {
        if (!(decoder.decode(record.value()) instanceof Decoded.Value<Alert> decoded)) {
            throw new IllegalStateException("unreadable alert at offset " + record.offset());
        }
        Alert alert = decoded.value();
        int zone = Ladder.zone(alert.getSubject());
        if (zone >= 0 && EVENTS.contains(alert.getEvent())) {
            sightings.seen(alert.getAsOf().toEpochMilli() / bucketMillis, zone, now);
        }
    }
}
