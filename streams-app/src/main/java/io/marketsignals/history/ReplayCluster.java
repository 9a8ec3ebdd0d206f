package io.marketsignals.history;

import io.marketsignals.app.AppConfig;
import io.marketsignals.config.ConfigEntry;
import io.marketsignals.config.ConfigException;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker and a registry for one replay, with all topics; whatever they hold is gone once this is closed. */
final class ReplayCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayCluster.class);
    private static final String APPLICATION = "replay";

    /** Settings that options or the replay itself decide. */
    private static final Set<String> OWN = Set.of(
            "application.id",
            "application.state-dir",
            "application.threads",
            "topics.prices-partitions",
            "topics.index-ticks-partitions");

    private final TemporaryFolder folder;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final SchemaRegistry client;
    private final Map<String, String> settings;
    private final AppConfig config;

    /**
     * @param broker and registry are closed with this
     * @param folder temporary; removed with this
     */
    private ReplayCluster(
            EmbeddedBroker broker, EmbeddedRegistry registry, TemporaryFolder folder, ReplayRequest request) {
        this.broker = broker;
        this.registry = registry;
        this.folder = folder;
        this.settings = settings(request, folder.path(), broker.bootstrapServers(), registry.url());
        this.config = AppConfig.load(Optional.empty(), Map.of(), flags(settings));
        this.client = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    }

    /** Refuses wrong settings before anything is read or started. */
    static void check(ReplayRequest request) {
        for (String key : request.settings().keySet()) {
            if (OWN.contains(key) || key.endsWith("bootstrap.servers") || key.endsWith("schema.registry.url")) {
                throw new ConfigException("A replay brings its own " + key + "; it cannot be set");
            }
        }
        var unused = AppConfig.load(
                Optional.empty(),
                Map.of(),
                flags(settings(request, request.out(), "127.0.0.1:9092", "http://127.0.0.1:8081")));
    }

    static ReplayCluster start(ReplayRequest request) {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            TemporaryFolder folder = TemporaryFolder.create("market-signals-replay-");
            started.push(folder);
            EmbeddedBroker broker = EmbeddedBroker.start();
            started.push(broker);
            EmbeddedRegistry registry = EmbeddedRegistry.start();
            started.push(registry);
            ReplayCluster cluster = new ReplayCluster(broker, registry, folder, request);
            try (Admin admin = cluster.admin()) {
                new TopicCreation(admin).create(TopicTable.of(cluster.config.topics()));
            }
            started.clear();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the replay", e);
        } finally {
            started.forEach(ReplayCluster::closeQuietly);
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("Left over from a replay that did not start: {}", part, e);
        }
    }

    /** Settings of the application, checked. */
    AppConfig config() {
        return config;
    }

    /** The same, for an application in another JVM. */
    Map<String, String> settings() {
        return settings;
    }

    /** Temporary folder. */
    Path folder() {
        return folder.path();
    }

    SchemaRegistry registry() {
        return client;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        TopicTable.LARGE_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A consumer that sees what was committed only. */
    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        4 << 20,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        client.close();
        registry.close();
        broker.close();
        folder.close();
    }

    private static Map<String, String> settings(ReplayRequest request, Path folder, String broker, String registry) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("application.id", APPLICATION);
        all.put("application.state-dir", folder.resolve("state").toString());
        all.put("application.threads", Integer.toString(request.threads()));
        all.put("kafka.bootstrap.servers", broker);
        all.put("registry.schema.registry.url", registry);
        all.put("topics.prices-partitions", Integer.toString(request.partitions()));
        all.put("topics.index-ticks-partitions", Integer.toString(request.partitions()));
        // Heartbeats tell exactly how far each partition has come; a forced watermark would make results depend on
        // pace.
        all.put("pipeline.idle-timeout", "PT24H");
        if (request.kills().wanted()) {
            all.put("kafka.consumer.session.timeout.ms", "6000");
            all.put("kafka.consumer.heartbeat.interval.ms", "1500");
        }
        all.putAll(request.settings());
        return all;
    }

    private static List<ConfigEntry> flags(Map<String, String> settings) {
        List<ConfigEntry> flags = new ArrayList<>();
        settings.forEach((key, value) -> flags.add(new ConfigEntry(key, value, "--set")));
        return flags;
    }
}
