package io.marketsignals.ops;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A Prometheus of the host's on the loopback, with the project's configuration: a target of ours, once a second. */
final class PrometheusProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private PrometheusProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param folder empty; configuration, data and log go there */
    static PrometheusProcess start(Path folder, String target) throws IOException {
        String config = Files.readString(OpsFiles.CONFIG)
                .replaceAll("_interval: 15s", "_interval: 1s")
                .replace("[\"app-1:8080\", \"app-2:8080\"]", "[\"" + target + "\"]");
        if (!config.contains(target)) {
            throw new IllegalStateException("The configuration names its targets in another way: " + config);
        }
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        Files.copy(OpsFiles.RULES, folder.resolve("rules.yml"));
        String address = "127.0.0.1:" + freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        PrometheusProcess prometheus = new PrometheusProcess(process, address);
        await("Prometheus").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(prometheus::ready);
        return prometheus;
    }

    /** The samples that an expression has now. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result");
    }

    /** The rules as it judges them. */
    JsonNode rules() {
        return get("/api/v1/rules").at("/data/groups");
    }

    private boolean ready() throws IOException, InterruptedException {
        return http.send(request("/-/ready"), BodyHandlers.discarding()).statusCode() == 200;
    }

    private JsonNode get(String path) {
        try {
            var answer = http.send(request(path), BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + body.path("error").asText());
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
