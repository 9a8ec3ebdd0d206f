package io.marketsignals.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker engine to test with. */
final class DockerEngine {
    private static final int PATIENCE_MILLIS = 2_000;

    private DockerEngine() {}

    /** Where DOCKER_HOST names an engine, that one has to answer: Testcontainers would quietly take another. */
    static boolean answers() {
        String named = System.getenv("DOCKER_HOST");
        return (named == null || named.isBlank() || listens(URI.create(named)))
                && DockerClientFactory.instance().isDockerAvailable();
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
