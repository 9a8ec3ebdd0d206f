package io.marketsignals.demo;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.local.Directories;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Broker and registry in this process, with the topics created; everything on disk is in one temporary directory. */
final class DemoCluster implements AutoCloseable {
    private final Path directory;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final AppConfig config;
    private final InputPartitions inputs;

    private DemoCluster(Path directory, EmbeddedBroker broker, EmbeddedRegistry registry, int port) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
        this.config = AppConfig.of(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registry.url(),
                "http.port", String.valueOf(port),
                "application.state-dir", directory.resolve("state").toString(),
                "application.close-timeout", "PT5S"));
        try (Admin admin = ClusterAccess.open(config)) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
            this.inputs = InputPartitions.of(admin, config.topics().run());
        }
    }

    /** @param port where the page is served; 0: any free one */
    static DemoCluster start(int port) {
        try {
            Path directory = Files.createTempDirectory("market-signals-demo-");
            try {
                EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
                return new DemoCluster(directory, broker, EmbeddedRegistry.start(), port);
            } catch (RuntimeException | Error failed) {
                Directories.delete(directory);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the demo", e);
        }
    }

    AppConfig config() {
        return config;
    }

    InputPartitions inputs() {
        return inputs;
    }

    Path directory() {
        return directory;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    /** Stops both and removes the directory; also while the process is going down. */
    @Override
    public void close() {
        broker.close();
        registry.close();
        Directories.delete(directory);
    }
}
