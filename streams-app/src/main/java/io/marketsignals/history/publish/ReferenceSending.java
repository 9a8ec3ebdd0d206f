package io.marketsignals.history.publish;

import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Sends reference data with the context events that go with it. */
public final class ReferenceSending {
    private ReferenceSending() {}

    /** Sends all to a run's topics, or to production's, and returns when the brokers have them. */
    public static void send(
            Producer<byte[], byte[]> producer,
            SchemaRegistry registry,
            RunName run,
            List<ReferenceEntry> entries,
            List<ContextEvent> context)
            throws InterruptedException {
        WireEncoder<ReferenceEntry> references =
                WireEncoder.forTopic(registry, TopicNames.REFERENCE, ReferenceEntry.class);
        WireEncoder<ContextEvent> events = WireEncoder.forTopic(registry, TopicNames.CONTEXT, ContextEvent.class);
        ReferencePublisher.publish(run, producer, references::encode, entries);
        ContextPublisher.publish(run, producer, events::encode, context);
    }
}
