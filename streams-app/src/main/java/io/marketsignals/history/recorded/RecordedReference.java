package io.marketsignals.history.recorded;

import io.marketsignals.history.result.CommittedRecords;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The reference data and context events of a cluster, as they are now. */
public final class RecordedReference {
    private static final String MARKET = "market:";

    private final Map<String, ConsumerRecord<byte[], byte[]>> entries;
    private final List<ConsumerRecord<byte[], byte[]>> context;

    private RecordedReference(
            Map<String, ConsumerRecord<byte[], byte[]>> entries, List<ConsumerRecord<byte[], byte[]>> context) {
        this.entries = entries;
        this.context = context;
    }

    /**
     * Reads both topics.
     *
     * @param consumer assigned anew, not closed
     */
    public static RecordedReference read(Consumer<byte[], byte[]> consumer, RunName source) {
        Map<String, ConsumerRecord<byte[], byte[]>> entries = new LinkedHashMap<>();
        List<ConsumerRecord<byte[], byte[]>> context = new ArrayList<>();
        read(consumer, source.topic(TopicNames.REFERENCE), record -> {
            if (record.key() != null) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                entries.remove(key);
                if (record.value() != null) {
                    entries.put(key, record);
                }
            }
        });
        read(consumer, source.topic(TopicNames.CONTEXT), context::add);
        return new RecordedReference(entries, context);
    }

    private static void read(Consumer<byte[], byte[]> consumer, String topic, CommittedRecords.Sink sink) {
        try {
            CommittedRecords.read(consumer, topic, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of the markets, sorted. */
    public Set<String> markets() {
        Set<String> markets = new TreeSet<>();
        entries.keySet().stream()
                .filter(key -> key.startsWith(MARKET))
                .forEach(key -> markets.add(key.substring(MARKET.length())));
        return markets;
    }

    /** The last entry of each key that was not deleted, as it lies on the topic. */
    public List<byte[]> entries() {
        return entries.values().stream().map(ConsumerRecord::value).toList();
    }

    /** All context events, as they lie on the topic. */
    public List<byte[]> events() {
        return context.stream().map(ConsumerRecord::value).toList();
    }

    /** Copies all to a run's topics, byte for byte; the producer is not flushed. */
    public void copy(Producer<byte[], byte[]> producer, RunName run) {
        entries.values().forEach(record -> send(producer, run.topic(TopicNames.REFERENCE), record));
        context.forEach(record -> send(producer, run.topic(TopicNames.CONTEXT), record));
    }

    private static void send(Producer<byte[], byte[]> producer, String topic, ConsumerRecord<byte[], byte[]> record) {
        var unused = producer.send(new ProducerRecord<>(
                topic, null, Math.max(0, record.timestamp()), record.key(), record.value(), record.headers()));
    }
}
