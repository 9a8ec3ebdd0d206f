package io.marketsignals.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.topics.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** From topics to alerts on the public images of a broker and a schema registry that are not of our making. */
@Timeout(300)
class ContainersTest {
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";
    private static final int REGISTRY_PORT = 8080;
    private static final String SKIPPED =
            "SKIPPED: no Docker engine answers, or it cannot get the images, so nothing was tried on " + KAFKA + " and "
                    + REGISTRY;
    private static final String CONFLUENT_API = "/apis/ccompat/v7";

    @TempDir
    private Path state;

    @BeforeEach
    void requireDocker() {
        boolean answers = DockerEngine.answers() && DockerEngine.has(KAFKA) && DockerEngine.has(REGISTRY);
        if (!answers) {
            System.out.println(SKIPPED); // the console shows a number only
        }
        assumeTrue(answers, SKIPPED);
    }

    @Test
    void shouldTellAlertsWhenBrokerAndRegistryRunInContainers() throws Exception {
        try (KafkaContainer kafka = new KafkaContainer(KAFKA);
                GenericContainer<?> registry = registry()) {
            kafka.start();
            registry.start();
            String registryUrl =
                    "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + CONFLUENT_API;
            try (Cluster cluster = new Cluster(kafka.bootstrapServers(), registryUrl, 2, 1, 1)) {
                cluster.publish(Tape.reference());
                Tape.rounds().forEach(cluster::say);
                cluster.sayNonsense("nonsense", Tape.END);
                cluster.flush();

                try (var app = SignalsApp.start(
                                cluster.config(state), new SignalTopologyFactory(), new SimpleMeterRegistry());
                        ProgressWatch watch = new ProgressWatch(cluster)) {
                    watch.awaitEnd(Tape.END);
                    assertThat(app.stop()).isTrue();
                }

                assertThat(cluster.told(TopicNames.SESSIONS)).hasSize(12);
                assertThat(cluster.told(TopicNames.ALERTS)).hasSizeGreaterThan(100);
                assertThat(cluster.told(TopicNames.DEAD_LETTERS)).hasSize(1);
            }
        }
    }

    @SuppressWarnings("resource") // closed by the caller
    private static GenericContainer<?> registry() {
        return new GenericContainer<>(DockerImageName.parse(REGISTRY))
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp(CONFLUENT_API + "/subjects")
                        .forPort(REGISTRY_PORT)
                        .withStartupTimeout(Duration.ofMinutes(2)));
    }
}
