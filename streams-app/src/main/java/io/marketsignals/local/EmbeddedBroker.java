package io.marketsignals.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One real Kafka broker and controller in this JVM, on free ports of the loopback address; topics are not created on use, and
 * their retention is Kafka's default. Starts in two to four seconds. Without a directory of its own to keep, its data lives
 * in a temporary one that goes with {@link #close}, and with the JVM when that is interrupted.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int ATTEMPTS = 5;
    private static final String PORTS_FILE = "ports.properties";

    /**
     * What no later broker reads need not be cut by time. Records carry event time, and a history of years would begin a new
     * file a week and partition, each with indices of its own; a file that is full is enough for what deletes and compacts.
     */
    private static final Map<String, String> OF_TEMPORARY = Map.of(
            "log.roll.ms", Long.toString(Long.MAX_VALUE),
            "log.segment.bytes", Integer.toString(128 << 20),
            "log.index.interval.bytes", Integer.toString(64 << 10),
            "log.index.size.max.bytes", Integer.toString(256 << 10));

    private final KafkaRaftServer server;
    private final Ports ports;
    private final @Nullable Path temporary;
    private final Thread shutdownHook = new Thread(this::stop, "embedded-broker-shutdown");
    private boolean stopped;

    private EmbeddedBroker(KafkaRaftServer server, Ports ports, @Nullable Path temporary) {
        this.server = server;
        this.ports = ports;
        this.temporary = temporary;
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** Starts on a temporary directory. */
    public static EmbeddedBroker start() {
        try {
            Path directory = Files.createTempDirectory("market-signals-broker-");
            try {
                return start(directory, true, OF_TEMPORARY);
            } catch (RuntimeException e) {
                Directories.delete(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the broker", e);
        }
    }

    /**
     * Starts on a directory that outlives the broker, with whatever an earlier one left there, and on that one's ports if they
     * are still free.
     */
    public static EmbeddedBroker start(Path directory) {
        return start(directory, false, Map.of());
    }

    /** The same with settings of the broker's that win over its own; its listener is called BROKER. */
    static EmbeddedBroker start(Path directory, Map<String, String> settings) {
        return start(directory, false, settings);
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.broker();
    }

    /** Stops the broker, which takes a second or two, and removes a temporary directory. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is already on its way down, and the hook with it");
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        server.shutdown();
        server.awaitShutdown();
        if (temporary != null) {
            Directories.delete(temporary);
        }
    }

    private static EmbeddedBroker start(Path directory, boolean temporary, Map<String, String> more) {
        RuntimeException failure = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Files.createDirectories(directory);
                Ports ports = attempt == 0 ? Ports.rememberedIn(directory) : Ports.free();
                KafkaRaftServer server = startServer(directory, ports, more);
                ports.rememberIn(directory);
                return new EmbeddedBroker(server, ports, temporary ? directory : null);
            } catch (IOException e) {
                throw new UncheckedIOException("The broker cannot use " + directory, e);
            } catch (RuntimeException e) {
                // Most likely another process took a port between choosing and binding it.
                failure = e;
            }
        }
        throw new IllegalStateException("The embedded broker did not start after " + ATTEMPTS + " attempts", failure);
    }

    private static KafkaRaftServer startServer(Path directory, Ports ports, Map<String, String> more) {
        Path data = directory.resolve("data");
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data);
        }
        Properties settings = settings(data, ports);
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (Exception e) {
            // Scala throws checked exceptions without saying so.
            server.shutdown();
            throw new IllegalStateException("The broker does not start on " + ports, e);
        }
    }

    private static void format(Path data) {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("The broker's directory " + data + " cannot be formatted", e);
        }
    }

    private static Properties settings(Path data, Ports ports) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data.toString());
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners", "BROKER://127.0.0.1:" + ports.broker() + ",CONTROLLER://127.0.0.1:" + ports.controller());
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + ports.broker());
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("auto.create.topics.enable", "false");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "5");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // One broker for one machine: few threads, and 4 MB instead of 128 for compaction.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        return settings;
    }

    /** The two ports, chosen free; another process may still take them before the broker does. */
    private record Ports(int broker, int controller) {

        static Ports free() throws IOException {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            try (ServerSocket broker = new ServerSocket(0, 1, loopback);
                    ServerSocket controller = new ServerSocket(0, 1, loopback)) {
                return new Ports(broker.getLocalPort(), controller.getLocalPort());
            }
        }

        static Ports rememberedIn(Path directory) throws IOException {
            Path file = directory.resolve(PORTS_FILE);
            if (!Files.exists(file)) {
                return free();
            }
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            return new Ports(
                    Integer.parseInt(properties.getProperty("broker")),
                    Integer.parseInt(properties.getProperty("controller")));
        }

        void rememberIn(Path directory) throws IOException {
            Files.writeString(directory.resolve(PORTS_FILE), "broker=" + broker + "\ncontroller=" + controller + "\n");
        }
    }
}
