package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends reference entries to their topic. */
public final class ReferencePublisher {
    private ReferencePublisher() {}

    /** Sends all entries and returns when the brokers have them. */
    public static void publish(
            RunName run,
            Producer<byte[], byte[]> producer,
            Function<ReferenceEntry, byte[]> encoder,
            List<ReferenceEntry> entries)
            throws InterruptedException {
        ConfirmedRecords.send(
                producer,
                entries.stream().map(entry -> record(run, entry, encoder)).toList(),
                "the reference data");
    }

    private static ProducerRecord<byte[], byte[]> record(
            RunName run, ReferenceEntry entry, Function<ReferenceEntry, byte[]> encoder) {
        return new ProducerRecord<>(
                run.topic(TopicNames.REFERENCE), null, 0L, key(entry).getBytes(UTF_8), encoder.apply(entry));
    }

    /** {@code kind:id}, for example {@code index:NIFTY}. */
    public static String key(ReferenceEntry entry) {
        return entry.getKind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + entry.getId();
    }
}
