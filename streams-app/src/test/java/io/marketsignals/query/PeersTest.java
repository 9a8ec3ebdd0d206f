package io.marketsignals.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions to another instance: how they are put, and what becomes of answers that are none. */
@Timeout(30)
class PeersTest {
    private static final String TOKEN = "0123456789abcdef";

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Peers peers = new Peers(
            HttpClient.newBuilder().connectTimeout(Peers.connectTimeout()).build(), "http", Optional.of(TOKEN));
    private HttpServer server;
    private String instance;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.setExecutor(threads);
        answers("/good", 200, "{\"it\":1}");
        answers("/away", 503, "{\"status\":503,\"error\":\"Its state is being restored.\"}");
        answers("/page", 502, "<html>a proxy</html>");
        server.createContext("/who", exchange -> {
            String said = exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Signals-Forwarded");
            byte[] body = ("{\"said\":\"" + said + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 2); // the head at once, the body never
            awaitRelease();
            exchange.close();
        });
        server.start();
        instance = "127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldSayWhoAsksAndThatTheQuestionMustNotBePassedOn() {
        assertThat(peers.ask(instance, "/who").get("said").asText()).isEqualTo("Bearer " + TOKEN + " 1");
    }

    @Test
    void shouldHandOnWhyAnInstanceIsNotReady() {
        assertThatThrownBy(() -> peers.ask(instance, "/away"))
                .isInstanceOf(NotReadyException.class)
                .hasMessage("Instance " + instance + " answered with status 503: Its state is being restored.");
    }

    @Test
    void shouldNotBeReadyWhenTheAnswerIsNoJson() {
        assertThatThrownBy(() -> peers.ask(instance, "/page"))
                .isInstanceOf(NotReadyException.class)
                .hasMessage("Instance " + instance + " answered with status 502 and no JSON.");
    }

    @Test
    void shouldWaitThreeSecondsInAllWhenTheBodyDoesNotCome() {
        long start = System.nanoTime();

        assertThatThrownBy(() -> peers.ask(instance, "/slow"))
                .isInstanceOf(NotReadyException.class)
                .hasMessage("Instance " + instance + " cannot be reached now.");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(4_500));
    }

    @Test
    void shouldAnswerForThoseThatDoWhenOthersDoNot() {
        String nobody = "127.0.0.1:1";

        Map<String, Optional<JsonNode>> answers = peers.askAll(List.of(instance, nobody), "/good");

        assertThat(answers.get(instance)).map(Object::toString).contains("{\"it\":1}");
        assertThat(answers.get(nobody)).isEmpty();
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void awaitRelease() {
        try {
            var unused = released.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
