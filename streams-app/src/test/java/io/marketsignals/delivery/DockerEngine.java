package io.marketsignals.delivery;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker engine to test with. */
final class DockerEngine {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PULL_MINUTES = 5;

    private DockerEngine() {}

    /** Where DOCKER_HOST names an engine, that one has to answer: Testcontainers would quietly take another. */
    static boolean answers() {
        String named = System.getenv("DOCKER_HOST");
        return (named == null || named.isBlank() || listens(URI.create(named)))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Whether an image is here or can be pulled. */
    static boolean has(String image) {
        DockerClient client = DockerClientFactory.instance().client();
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return pulled(client, image);
        }
    }

    private static boolean pulled(DockerClient client, String image) {
        try {
            return client.pullImageCmd(image).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
        } catch (DockerException | DockerClientException unreachable) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean listens(URI engine) {
        try {
            switch (String.valueOf(engine.getScheme())) {
                case "unix" -> {
                    SocketAddress address = UnixDomainSocketAddress.of(engine.getPath());
                    SocketChannel.open(address).close();
                }
                case "tcp", "http", "https" -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), PATIENCE_MILLIS);
                    }
                }
                default -> {} // left to Testcontainers
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
