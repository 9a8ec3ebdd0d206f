package io.marketsignals.delivery;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker of the public image. It has to tell its clients the port under which they reach it, which is known only once the
 * container is there: so the container waits for a script that says it.
 */
final class KafkaContainer extends GenericContainer<KafkaContainer> {
    private static final int PORT = 9092;
    private static final String SCRIPT = "/tmp/start-broker.sh";

    KafkaContainer(String image) {
        super(DockerImageName.parse(image));
        withExposedPorts(PORT);
        // With one of these given, the image takes none of its defaults: all that one broker needs.
        withEnv("CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw");
        withEnv("KAFKA_NODE_ID", "1");
        withEnv("KAFKA_PROCESS_ROLES", "broker,controller");
        withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9094");
        withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
        withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE");
        withEnv("KAFKA_LISTENERS", "OUTSIDE://:9092,INSIDE://:9093,CONTROLLER://:9094");
        withEnv("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "OUTSIDE:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT");
        withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
        withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
        withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
        withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        withEnv("KAFKA_HEAP_OPTS", "-Xmx512m");
        withCreateContainerCmdModifier(command -> command.withEntrypoint("sh"));
        withCommand("-c", "while [ ! -f " + SCRIPT + " ]; do sleep 0.1; done; exec sh " + SCRIPT);
        waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1).withStartupTimeout(Duration.ofMinutes(2)));
    }

    String bootstrapServers() {
        return getHost() + ":" + getMappedPort(PORT);
    }

    @Override
    protected void containerIsStarting(InspectContainerResponse container) {
        String script = "export KAFKA_ADVERTISED_LISTENERS=OUTSIDE://" + bootstrapServers()
                + ",INSIDE://localhost:9093\n" + "exec /etc/kafka/docker/run\n";
        copyFileToContainer(Transferable.of(script), SCRIPT);
    }
}
