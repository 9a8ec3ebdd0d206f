package io.marketsignals.history.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.config.ConfigException;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.RunName;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.SubjectsOfRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one replay runs, with all its topics: a broker and a registry in this process, of which nothing is left once this is
 * closed, or somebody's cluster, where everything is named after the run and stays until it is removed.
 */
public final class ReplayCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayCluster.class);

    /** The application's id on a broker of its own. */
    private static final String APPLICATION = "replay";

    /** Settings that options or the replay itself decide. */
    private static final Set<String> OWN = Set.of(
            "application.id",
            "application.state-dir",
            "application.threads",
            "topics.run",
            "topics.prices-partitions",
            "topics.index-ticks-partitions",
            "http.enabled");

    /**
     * Settings of the application.
     *
     * @param defaults what holds where neither the cluster's application nor the replay's user says anything
     * @param given by the replay's user; they win
     */
    public record Settings(Map<String, String> defaults, Map<String, String> given) {
        public Settings {
            defaults = Map.copyOf(defaults);
            given = Map.copyOf(given);
        }

        /** With more defaults; they win over those of the same name. */
        public Settings with(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(defaults);
            all.putAll(more);
            return new Settings(all, given);
        }
    }

    private final TemporaryFolder folder;
    private final Deque<AutoCloseable> parts;
    private final Map<String, String> settings;
    private final AppConfig config;
    private final SchemaRegistry registry;

    private ReplayCluster(TemporaryFolder folder, Deque<AutoCloseable> parts, Map<String, String> settings) {
        this.folder = folder;
        this.parts = parts;
        this.settings = settings;
        this.config = AppConfig.of(settings);
        this.registry = new SubjectsOfRun(
                new ConfluentSchemaRegistry(config.registry()), config.topics().run());
    }

    /** Refuses settings that a replay brings itself, and wrong ones, before anything is read or started. */
    public static void check(Map<String, String> settings) {
        for (String key : settings.keySet()) {
            if (OWN.contains(key) || key.endsWith("bootstrap.servers") || key.endsWith("schema.registry.url")) {
                throw new ConfigException("A replay brings its own " + key + "; it cannot be set");
            }
        }
        var unused = AppConfig.of(settings);
    }

    /** On a broker and a registry in this process. */
    public static ReplayCluster here(Settings settings, Shape shape) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            TemporaryFolder folder = started(parts, TemporaryFolder.create("market-signals-replay-"));
            EmbeddedBroker broker = started(parts, EmbeddedBroker.start());
            EmbeddedRegistry registry = started(parts, EmbeddedRegistry.start());
            Map<String, String> all = new LinkedHashMap<>(settings.defaults());
            all.putAll(own(shape));
            all.put("application.id", APPLICATION);
            all.put("kafka.bootstrap.servers", broker.bootstrapServers());
            all.put("registry.schema.registry.url", registry.url());
            all.putAll(settings.given());
            return ready(folder, parts, all);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the replay", e);
        } finally {
            closeAll(parts);
        }
    }

    /**
     * On the cluster that an application is configured for, under names of the run.
     *
     * @param base the application's settings; addresses, credentials and everything else that the run does not decide
     */
    public static ReplayCluster at(AppConfig base, RunName run, Settings settings, Shape shape) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            TemporaryFolder folder = started(parts, TemporaryFolder.create("market-signals-replay-"));
            Map<String, String> all = new LinkedHashMap<>(settings.defaults());
            base.settings().entries().stream()
                    .filter(entry -> !entry.origin().equals("default"))
                    .forEach(entry -> all.put(entry.key(), entry.value()));
            all.putAll(own(shape));
            all.put("application.id", run.name());
            all.put("topics.run", run.name());
            all.putAll(settings.given());
            return ready(folder, parts, all);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the replay", e);
        } finally {
            closeAll(parts);
        }
    }

    /** With the topics created. */
    private static ReplayCluster ready(TemporaryFolder folder, Deque<AutoCloseable> parts, Map<String, String> all)
            throws IOException {
        all.put("application.state-dir", folder.path().resolve("state").toString());
        ReplayCluster cluster = new ReplayCluster(folder, new ArrayDeque<>(parts), all);
        started(parts, cluster.registry);
        try (Admin admin = cluster.admin()) {
            new RunTopics(admin, cluster.config).create();
        }
        parts.clear();
        return cluster;
    }

    private static <T extends AutoCloseable> T started(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    private static Map<String, String> own(Shape shape) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("application.threads", Integer.toString(shape.threads()));
        own.put("topics.prices-partitions", Integer.toString(shape.prices()));
        own.put("topics.index-ticks-partitions", Integer.toString(shape.levels()));
        // Heartbeats tell exactly how far each partition has come; a forced watermark would make results depend on
        // pace.
        own.put("pipeline.idle-timeout", "PT24H");
        own.put("http.enabled", "false"); // its instances come and go, and would want the port of one that serves
        return own;
    }

    /** Settings of the application, checked. */
    public AppConfig config() {
        return config;
    }

    public RunName run() {
        return config.topics().run();
    }

    /** Temporary folder. */
    public Path folder() {
        return folder.path();
    }

    /** Registers subjects under the run's names. */
    public SchemaRegistry registry() {
        return registry;
    }

    public Admin admin() {
        return ClusterAccess.open(config);
    }

    public KafkaProducer<byte[], byte[]> producer() {
        return Clients.producer(config, "replay-input");
    }

    /** A consumer that sees what was committed only. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        return Clients.consumer(config, "replay-reader");
    }

    /** A file with the settings of one instance, for a JVM of its own; only its owner can read it. */
    Path settingsFile(int instance) {
        Map<String, String> own = new LinkedHashMap<>(settings);
        own.put("application.state-dir", stateDir(instance));
        Path file = folder.path().resolve("instance-" + instance + ".yaml");
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            new ObjectMapper().writeValue(file.toFile(), own);
        } catch (IOException e) {
            throw new UncheckedIOException("The settings of an instance could not be written", e);
        }
        return file;
    }

    private String stateDir(int instance) {
        return config.settings().text("application.state-dir") + "-" + instance;
    }

    /** Stops what runs in this process; what is on somebody's cluster stays. */
    @Override
    public void close() {
        registry.close();
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("Left over from a replay: {}", part, e);
            }
        }
    }
}
