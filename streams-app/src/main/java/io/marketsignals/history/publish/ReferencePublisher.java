package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends reference entries to their topic. */
public final class ReferencePublisher {
    private ReferencePublisher() {}

    /** Sends all entries and returns when the brokers have them. */
    public static void publish(
            Producer<byte[], byte[]> producer, Function<ReferenceEntry, byte[]> encoder, List<ReferenceEntry> entries)
            throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ReferenceEntry entry : entries) {
            byte[] key = key(entry).getBytes(UTF_8);
            sent.add(producer.send(new ProducerRecord<>(TopicNames.REFERENCE, null, 0L, key, encoder.apply(entry))));
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new KafkaException("The brokers did not take the reference data", e.getCause());
            }
        }
    }

    /** {@code kind:id}, for example {@code index:NIFTY}. */
    static String key(ReferenceEntry entry) {
        return entry.getKind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + entry.getId();
    }
}
