package io.marketsignals.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.app.HttpSettings;
import io.marketsignals.demo.Outputs;
import io.marketsignals.live.DeadLetterFeed;
import io.marketsignals.live.LiveOutputs;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import io.marketsignals.topics.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A server without a cluster on a free port, and somebody who asks it. */
final class AskedServer implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    final HttpClient client = HttpClient.newHttpClient();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicReference<Optional<String>> waiting = new AtomicReference<>(Optional.empty());
    private final LiveOutputs outputs = new LiveOutputs(
            "abc",
            Map.of(
                    TopicNames.INDEX_RETURNS, 1,
                    TopicNames.BREADTH, 1,
                    TopicNames.SPREADS, 1,
                    TopicNames.SESSIONS, 1,
                    TopicNames.ALERTS, 1));
    HttpServer server = HttpServer.listen(settings(Optional.empty(), Optional.empty()), meters);
    private long offset;

    @Override
    public void close() {
        server.close();
    }

    /** Two streams at once at most. */
    static HttpSettings settings(Optional<String> token, Optional<HttpSettings.Tls> tls) {
        return new HttpSettings(true, "127.0.0.1", 0, token, tls, Optional.empty(), 2);
    }

    /** Listens again, otherwise, and answers for an instance. */
    void restart(HttpSettings settings) {
        server.close();
        server = HttpServer.listen(settings, meters);
        serve();
    }

    void serve() {
        server.serve(new Instance(
                "here:1",
                outputs,
                new DeadLetterFeed(),
                waiting::get,
                new NoStores(),
                () -> "RUNNING",
                new Rates(meters, () -> 0)));
    }

    void alert(String id, int revision, AlertStatus status, Severity severity) {
        outputs.take(
                TopicNames.ALERTS, 0, offset++, NOW, Outputs.alert(id, revision, "rally", "rally", severity, status));
    }

    URI uri(String path) {
        return URI.create(server.url() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    /** By hand: the JDK's client lets a caller choose neither the name nor a path that is not clean. */
    String raw(String path, String host) throws IOException {
        URI own = URI.create(server.url());
        try (Socket socket = new Socket(own.getHost(), own.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
