package io.marketsignals.demo;

import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends the demo's input through a producer, which it closes. Belongs to one thread. */
final class DemoProducer implements Consumer<ProducerRecord<byte[], byte[]>>, AutoCloseable {
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final WireEncoder<ReferenceEntry> references;
    private final WireEncoder<ContextEvent> contextEvents;
    private volatile Exception failure;

    DemoProducer(Producer<byte[], byte[]> producer, SchemaRegistry registry) {
        this.producer = producer;
        this.references = WireEncoder.forTopic(registry, TopicNames.REFERENCE, ReferenceEntry.class);
        this.contextEvents = WireEncoder.forTopic(registry, TopicNames.CONTEXT, ContextEvent.class);
    }

    void reference(List<ReferenceEntry> entries, long time) {
        for (ReferenceEntry entry : entries) {
            String key = entry.getKind().name().toLowerCase(Locale.ROOT) + ":" + entry.getId();
            send(TopicNames.REFERENCE, time, key, references.encode(entry));
        }
        producer.flush();
    }

    void context(List<ContextEvent> events) {
        for (ContextEvent event : events) {
            long known = event.getPublishedAt().toEpochMilli();
            send(TopicNames.CONTEXT, known, event.getSubject(), contextEvents.encode(event));
        }
        producer.flush();
    }

    /** @throws KafkaException when an earlier record could not be sent */
    @Override
    public void accept(ProducerRecord<byte[], byte[]> record) {
        if (failure != null) {
            throw new KafkaException("The simulation could not be sent", failure);
        }
        var unused = producer.send(record, (metadata, failed) -> failure = failed == null ? failure : failed);
    }

    /** Bounded: on a signal the broker may be gone already. */
    @Override
    public void close() {
        producer.close(CLOSE_BOUND);
    }

    private void send(String topic, long time, String key, byte[] value) {
        accept(new ProducerRecord<>(topic, null, time, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
