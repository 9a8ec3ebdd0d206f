package io.marketsignals.history;

import io.marketsignals.history.cluster.ReplayCluster;
import io.marketsignals.history.publish.ContextPublisher;
import io.marketsignals.history.publish.ReferencePublisher;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.WireEncoder;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Sends a reference file's contents to a replay's topics. */
final class ReferenceSending {
    private ReferenceSending() {}

    /** Returns when the brokers have all. */
    static void send(
            Producer<byte[], byte[]> producer,
            ReplayCluster cluster,
            List<ReferenceEntry> entries,
            List<ContextEvent> context)
            throws InterruptedException {
        WireEncoder<ReferenceEntry> references =
                WireEncoder.forTopic(cluster.registry(), TopicNames.REFERENCE, ReferenceEntry.class);
        WireEncoder<ContextEvent> events =
                WireEncoder.forTopic(cluster.registry(), TopicNames.CONTEXT, ContextEvent.class);
        ReferencePublisher.publish(cluster.run(), producer, references::encode, entries);
        ContextPublisher.publish(cluster.run(), producer, events::encode, context);
    }
}
