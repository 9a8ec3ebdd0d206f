package io.marketsignals.history.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.result.CommittedRecords;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A broker and a registry to load into, and what lies on them. */
final class LoadedCluster implements AutoCloseable {
    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));

    /** A record without its offset. */
    record Line(long timestamp, String key, List<String> headers, int valueHash, int valueLength) {
        static Line of(ConsumerRecord<byte[], byte[]> record) {
            List<String> headers = StreamSupport.stream(record.headers().spliterator(), false)
                    .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
                    .toList();
            String key = record.key() == null ? "none" : new String(record.key(), UTF_8);
            return new Line(record.timestamp(), key, headers, Arrays.hashCode(record.value()), record.value().length);
        }
    }

    Admin admin() {
        return admin;
    }

    /** Settings of a cluster with 3 partitions of prices and 2 of index ticks. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("registry.schema.registry.url", registry.url());
        settings.put("topics.prices-partitions", "3");
        settings.put("topics.index-ticks-partitions", "2");
        return settings;
    }

    AppConfig config() {
        return AppConfig.of(settings());
    }

    AppConfig config(String key, String value) {
        Map<String, String> settings = settings();
        settings.put(key, value);
        return AppConfig.of(settings);
    }

    /** Removes all topics and makes those of the table anew. */
    void renew() throws Exception {
        empty();
        new TopicCreation(admin).create(TopicTable.of(config().topics()));
    }

    void empty() throws Exception {
        List<String> groups = admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .toList();
        admin.deleteConsumerGroups(groups).all().get();
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        await().until(() -> admin.listTopics().names().get().isEmpty());
    }

    /** All records of a topic, by partition. */
    Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records(String topic) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
        try (Consumer<byte[], byte[]> consumer = Clients.consumer(config(), "test-reader")) {
            consumer.partitionsFor(topic).forEach(info -> records.put(info.partition(), new ArrayList<>()));
            CommittedRecords.read(
                    consumer, topic, record -> records.get(record.partition()).add(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    int count(String topic) {
        return records(topic).values().stream().mapToInt(List::size).sum();
    }

    /** The same, to compare. */
    Map<Integer, List<Line>> lines(String topic) {
        Map<Integer, List<Line>> lines = new TreeMap<>();
        records(topic)
                .forEach((partition, records) ->
                        lines.put(partition, records.stream().map(Line::of).toList()));
        return lines;
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
        broker.close();
    }
}
