package io.marketsignals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.app.AppException;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server without a cluster: access, errors, alerts and the stream, over real sockets. */
@Timeout(60)
class HttpServerTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveOutputs outputs = new LiveOutputs(
            "abc",
            Map.of(
                    TopicNames.INDEX_RETURNS, 1,
                    TopicNames.BREADTH, 1,
                    TopicNames.SPREADS, 1,
                    TopicNames.SESSIONS, 1,
                    TopicNames.ALERTS, 1));
    private final AtomicReference<Optional<String>> waiting = new AtomicReference<>(Optional.empty());
    private HttpServer server = HttpServer.listen(settings(Optional.empty(), 2), meters);
    private long offset;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldAnswer503WithASentenceBeforeThereIsAnInstance() throws Exception {
        HttpResponse<String> answer = get("api/alerts");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(json(answer).get("error").asText()).isEqualTo("The instance is starting.");
    }

    @Test
    void shouldAnswer503WithTheReasonWhileTheOutputsAreRead() throws Exception {
        serve();
        waiting.set(Optional.of("Still reading."));

        assertThat(json(get("api/markets")).get("error").asText()).isEqualTo("Still reading.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/markets", "api/nothing", "page/nothing.js", ""})
    void shouldForbidThePageEverythingThatIsNotItsOwn(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void shouldRefuseEveryVerbThatWrites(String verb) throws Exception {
        serve();

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("api/alerts"))
                        .method(verb, HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void shouldRefuseANameThatIsNotItsOwn() throws Exception {
        serve();

        assertThat(statusLine("rebound.example")).contains(" 421 ");
        assertThat(statusLine("localhost")).contains(" 200 ");
    }

    @Test
    void shouldAskForTheTokenWhereDataIs() throws Exception {
        restart(Optional.of(TOKEN), 2);
        serve();

        assertThat(get("api/alerts").statusCode()).isEqualTo(401);
        assertThat(get("api/alerts", "Authorization", "Bearer " + TOKEN + "x").statusCode())
                .isEqualTo(401);
        assertThat(get("api/alerts", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(get("metrics").statusCode()).isEqualTo(401);
        assertThat(get("vendor/echarts.js").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/alerts",
                "/%61pi/alerts",
                "//api/alerts",
                "/api/alerts/",
                "/api;x=1/alerts",
                "/page/../api/alerts",
                "/health/../api/alerts",
                "/health/%2e%2e/api/alerts",
                "/API/alerts",
                "/metrics",
                "/nothing"
            })
    void shouldNotBeTalkedRoundTheToken(String path) throws Exception {
        restart(Optional.of(TOKEN), 2);
        serve();
        alert("secret", 1, AlertStatus.RAISED, Severity.LOW);

        String answer = raw(path, "localhost");

        assertThat(answer).doesNotContain("secret");
        assertThat(answer.lines().findFirst().orElseThrow()).containsAnyOf(" 400 ", " 401 ", " 404 ");
    }

    @Test
    void shouldSpeakTlsToThoseWhoTrustItsKeyStore(@TempDir Path folder) throws Exception {
        HttpSettings.Tls tls = keyStore(folder, "changeit");
        server.close();
        server = HttpServer.listen(secured(tls), meters);
        serve();

        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(PeerTrust.in(tls))
                .build()
                .send(HttpRequest.newBuilder(uri("api/alerts")).build(), BodyHandlers.ofString());

        assertThat(server.url()).startsWith("https://127.0.0.1:");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> get("api/alerts")).hasMessageContaining("certification path");
    }

    @Test
    void shouldSayWhatIsWrongWithAKeyStore(@TempDir Path folder) throws Exception {
        HttpSettings.Tls wrong =
                new HttpSettings.Tls(keyStore(folder, "changeit").keystore(), "guessed");

        assertThatThrownBy(() -> HttpServer.listen(secured(wrong), meters))
                .isInstanceOf(AppException.class)
                .hasMessage("The key store " + wrong.keystore() + " cannot be used: keystore password was incorrect");
    }

    @Test
    void shouldFilterAlertsNewestFirst() throws Exception {
        serve();
        alert("a", 1, AlertStatus.RAISED, Severity.LOW);
        alert("b", 1, AlertStatus.RAISED, Severity.HIGH);
        alert("a", 2, AlertStatus.CLEARED, Severity.LOW);

        assertThat(ids("api/alerts")).containsExactly("a2", "a1", "b1");
        assertThat(ids("api/alerts?severity=high")).containsExactly("b1");
        assertThat(ids("api/alerts?open=true")).containsExactly("b1");
        assertThat(ids("api/alerts?status=RAISED,CLEARED&limit=1")).containsExactly("a2");
        assertThat(json(get("api/alerts?limit=1")).get("total").asInt()).isEqualTo(3);
        assertThat(ids("api/alerts?from=2025-09-15T10:00:00.001Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal=nothing", "status=GONE", "limit=0", "limit=1001", "from=yesterday", "open=perhaps"})
    void shouldAnswer400WithASentenceForAQueryWithoutSense(String query) throws Exception {
        serve();

        HttpResponse<String> answer = get("api/alerts?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asText()).contains(query.substring(query.indexOf('=') + 1));
    }

    @Test
    void shouldTellEveryAlertAfterTheLastEventId() throws Exception {
        serve();
        alert("a", 1, AlertStatus.RAISED, Severity.LOW);
        String position = json(get("api/markets")).get("position").asText();
        alert("b", 1, AlertStatus.RAISED, Severity.LOW);
        alert("c", 1, AlertStatus.RAISED, Severity.LOW);

        List<String[]> told = events(position, 2);

        assertThat(told).extracting(event -> event[1]).containsExactly("alert", "alert");
        assertThat(told.get(0)[2]).contains("\"id\":\"b\"");
        assertThat(events(told.get(0)[0], 1).get(0)[2]).contains("\"id\":\"c\"");
    }

    @Test
    void shouldSayResetWhenTheLastEventIdIsOfAnotherCluster() throws Exception {
        serve();

        assertThat(events("xyz-0_0_0_0_0", 1).get(0)[1]).isEqualTo("reset");
    }

    @Test
    void shouldRefuseMoreStreamsThanAreAllowed() throws Exception {
        serve();
        HttpResponse<Stream<String>> first = client.send(streamRequest(""), BodyHandlers.ofLines());
        HttpResponse<Stream<String>> second = client.send(streamRequest(""), BodyHandlers.ofLines());

        HttpResponse<String> third = client.send(streamRequest(""), BodyHandlers.ofString());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(json(third).get("error").asText()).isEqualTo("All 2 streams are taken; http.streams allows more.");
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        int taken = URI.create(server.url()).getPort();
        HttpSettings same =
                new HttpSettings(true, "127.0.0.1", taken, Optional.empty(), Optional.empty(), Optional.empty(), 2);

        assertThatThrownBy(() -> HttpServer.listen(same, meters))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("Port " + taken + " of 127.0.0.1 is taken");
    }

    private void restart(Optional<String> token, int streams) {
        server.close();
        server = HttpServer.listen(settings(token, streams), meters);
    }

    private void serve() {
        server.serve(new Instance(
                "here:1",
                outputs,
                new DeadLetterFeed(),
                waiting::get,
                new NoStores(),
                () -> "RUNNING",
                new Rates(meters)));
    }

    private static HttpSettings settings(Optional<String> token, int streams) {
        return new HttpSettings(true, "127.0.0.1", 0, token, Optional.empty(), Optional.empty(), streams);
    }

    private void alert(String id, int revision, AlertStatus status, Severity severity) {
        outputs.take(
                TopicNames.ALERTS, 0, offset++, NOW, Outputs.alert(id, revision, "rally", "rally", severity, status));
    }

    private URI uri(String path) {
        return URI.create(server.url() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest streamRequest(String after) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("api/stream")).header("Accept", "text/event-stream");
        return after.isEmpty()
                ? request.build()
                : request.header("Last-Event-ID", after).build();
    }

    /** The first events after an id, without the pipeline's: id, name and data of each. */
    private List<String[]> events(String after, int count) throws Exception {
        List<String[]> events = new ArrayList<>();
        try (Stream<String> lines =
                client.send(streamRequest(after), BodyHandlers.ofLines()).body()) {
            Iterator<String> each = lines.iterator();
            String id = "";
            String name = "";
            while (events.size() < count) {
                String line = each.next();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ") && !name.equals("pipeline")) {
                    events.add(new String[] {id, name, line.substring(6)});
                }
            }
        }
        return events;
    }

    private List<String> ids(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        json(get(path))
                .get("alerts")
                .forEach(alert ->
                        ids.add(alert.get("id").asText() + alert.get("revision").asText()));
        return ids;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpSettings secured(HttpSettings.Tls tls) {
        return new HttpSettings(true, "127.0.0.1", 0, Optional.empty(), Optional.of(tls), Optional.empty(), 2);
    }

    /** A key of this host's, signed by itself. */
    private static HttpSettings.Tls keyStore(Path folder, String password) throws Exception {
        Path store = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=own",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return new HttpSettings.Tls(store, password);
    }

    private String statusLine(String host) throws IOException {
        return raw("/api/markets", host).lines().findFirst().orElseThrow();
    }

    /** By hand: the JDK's client lets a caller choose neither the name nor a path that is not clean. */
    private String raw(String path, String host) throws IOException {
        URI own = URI.create(server.url());
        try (Socket socket = new Socket(own.getHost(), own.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
