package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.schema.ContextEvent;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends context events to their topic: before the ticks, since nothing sees an event before it is known anyway. */
public final class ContextPublisher {
    private ContextPublisher() {}

    /** Sends all events and returns when the brokers have them. */
    public static void publish(
            RunName run,
            Producer<byte[], byte[]> producer,
            Function<ContextEvent, byte[]> encoder,
            List<ContextEvent> events)
            throws InterruptedException {
        ConfirmedRecords.send(
                producer,
                events.stream().map(event -> record(run, event, encoder)).toList(),
                "the context events");
    }

    /** As it travels: keyed by subject, stamped with the time at which it became known. */
    private static ProducerRecord<byte[], byte[]> record(
            RunName run, ContextEvent event, Function<ContextEvent, byte[]> encoder) {
        return new ProducerRecord<>(
                run.topic(TopicNames.CONTEXT),
                null,
                event.getPublishedAt().toEpochMilli(),
                event.getSubject().getBytes(UTF_8),
                encoder.apply(event));
    }
}
