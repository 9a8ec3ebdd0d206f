package io.marketsignals.bench.cluster;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.ClusterAnswers;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker in a JVM of its own, a registry in this one, and the application's topics, which keep records for ever. A figure
 * counts only while {@link #clusterId} and the record counts are what they were when the input was written.
 */
public final class BenchCluster implements AutoCloseable {
    private final BrokerProcess broker;
    private final EmbeddedRegistry registryServer;
    private final Map<String, String> settings;
    private final AppConfig config;
    private final Admin admin;
    private final SchemaRegistry registry;
    private final String clusterId;

    private BenchCluster(BrokerProcess broker, EmbeddedRegistry registryServer, Map<String, String> settings) {
        this.broker = broker;
        this.registryServer = registryServer;
        this.settings = settings;
        this.config = AppConfig.of(settings);
        this.admin = ClusterAccess.open(config);
        this.registry = new ConfluentSchemaRegistry(config.registry());
        this.clusterId = askClusterId();
    }

    /**
     * Starts both and creates the topics.
     *
     * @param brokerHeap for example 1g
     */
    public static BenchCluster start(String brokerHeap, int pricePartitions, int levelPartitions) {
        BrokerProcess broker = BrokerProcess.start(brokerHeap);
        EmbeddedRegistry registry = EmbeddedRegistry.start();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("registry.schema.registry.url", registry.url());
        settings.put("topics.prices-partitions", Integer.toString(pricePartitions));
        settings.put("topics.index-ticks-partitions", Integer.toString(levelPartitions));
        settings.put("pipeline.idle-timeout", "PT24H"); // what a run waits for must not depend on the wall clock
        settings.put("http.enabled", "false");
        BenchCluster cluster = new BenchCluster(broker, registry, settings);
        cluster.create(TopicTable.of(cluster.config.topics()));
        return cluster;
    }

    /** Creates more topics. */
    public void create(List<TopicSpec> topics) {
        new TopicCreation(admin).create(topics);
    }

    /** A topic that is kept for ever, like the application's. */
    public static TopicSpec keptForEver(String name, int partitions) {
        return new TopicSpec(
                name,
                partitions,
                (short) 1,
                Map.of(
                        "retention.ms",
                        "-1",
                        "retention.bytes",
                        "-1",
                        "message.timestamp.before.max.ms",
                        Long.toString(Long.MAX_VALUE),
                        "message.timestamp.after.max.ms",
                        Long.toString(Long.MAX_VALUE)),
                "Belongs to a benchmark.");
    }

    /** Settings of an application on this cluster, with some laid over. */
    public Map<String, String> settings(Map<String, String> over) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(over);
        return all;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registryServer.url();
    }

    public SchemaRegistry registry() {
        return registry;
    }

    public Admin admin() {
        return admin;
    }

    /** For input: large batches, nothing lost, nothing twice. */
    public KafkaProducer<byte[], byte[]> producer() {
        return Clients.producer(config, "bench-input");
    }

    /** Reads committed, belongs to no group. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        return Clients.consumer(config, "bench-reader");
    }

    /** As it was at the start. */
    public String clusterId() {
        return clusterId;
    }

    /** Offsets to the end of each partition of a topic; where only plain producers write, its records. */
    public NavigableMap<Integer, Long> records(String topic) {
        int partitions = ClusterAnswers.await(
                        admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> ends = new LinkedHashMap<>();
        Map<TopicPartition, OffsetSpec> begins = new LinkedHashMap<>();
        for (int p = 0; p < partitions; p++) {
            ends.put(new TopicPartition(topic, p), OffsetSpec.latest());
            begins.put(new TopicPartition(topic, p), OffsetSpec.earliest());
        }
        NavigableMap<Integer, Long> records = new TreeMap<>();
        ClusterAnswers.await(admin.listOffsets(ends).all())
                .forEach((partition, end) -> records.put(partition.partition(), end.offset()));
        ClusterAnswers.await(admin.listOffsets(begins).all())
                .forEach((partition, begin) -> records.merge(partition.partition(), -begin.offset(), Long::sum));
        return records;
    }

    /**
     * Makes sure that this is still the cluster that the input was written to, and that all of it is there.
     *
     * @throws IllegalStateException when a figure must not count
     */
    public void check(Map<String, ? extends Map<Integer, Long>> written) {
        String now = askClusterId();
        if (!now.equals(clusterId)) {
            throw new IllegalStateException("Another cluster answers: " + now + " instead of " + clusterId);
        }
        written.forEach((topic, records) -> {
            Map<Integer, Long> held = records(topic);
            if (!held.equals(records)) {
                throw new IllegalStateException(topic + " holds " + held + " records instead of " + records);
            }
        });
    }

    @Override
    public void close() {
        registry.close();
        admin.close();
        registryServer.close();
        broker.close();
    }

    private String askClusterId() {
        return ClusterAnswers.await(admin.describeCluster().clusterId());
    }
}
