package io.marketsignals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.GeneratedHistory;
import io.marketsignals.history.LiveCluster;
import io.marketsignals.metrics.InstanceMeters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running instance on a real broker that has worked off a generated week: what it answers over HTTP. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedAppTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private LiveCluster cluster;
    private InstanceMeters meters;
    private ServedApp served;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        cluster = LiveCluster.start(folder.resolve("state"));
        cluster.load(GeneratedHistory.in(folder));
        open();
        await().atMost(PATIENCE)
                .until(() -> json("api/markets")
                                .at("/markets/0/session/state")
                                .asText()
                                .equals("CLOSED")
                        && json("api/markets")
                                .at("/markets/0/session/date")
                                .asText()
                                .equals(lastSession()));
    }

    private void open() {
        meters = InstanceMeters.of("served", cluster.config().stateDirectory());
        served = ServedApp.start(cluster.config(), meters.registry());
        await().atMost(PATIENCE)
                .until(() -> get("health/ready").statusCode() == 200
                        && get("api/markets").statusCode() == 200
                        && get("api/indices/LARGE").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        served.close();
        meters.close();
        cluster.close();
    }

    @Test
    void shouldAnswerEveryPathAsItsDocumentSays() throws Exception {
        Shapes shapes = new Shapes();
        for (String path : shapes.paths()) {
            if (!path.equals("/api/stream")) {
                HttpResponse<String> answer = get(path.substring(1).replace("{id}", "LARGE"));

                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .as(path)
                        .startsWith(shapes.mediaType(path));
                if (shapes.mediaType(path).equals("application/json")) {
                    shapes.check(path, new ObjectMapper().readTree(answer.body()));
                }
            }
        }
    }

    @Test
    void shouldTellTheSameOfAnIndexEverywhere() throws Exception {
        for (JsonNode listed : json("api/markets").at("/markets/0/indices")) {
            JsonNode index = json("api/indices/" + listed.get("index").asText());

            assertThat(index.get("return")).isEqualTo(listed.get("return"));
            assertThat(index.get("breadth")).isEqualTo(listed.get("breadth"));
            JsonNode closes = index.at("/sessions/closeLevel");
            assertThat(closes.get(closes.size() - 1).asDouble())
                    .isEqualTo(listed.at("/return/level").asDouble());
            JsonNode minutes = index.at("/minutes/time");
            assertThat(minutes.size())
                    .isPositive()
                    .isEqualTo(index.at("/minutes/level").size());
        }
    }

    @Test
    void shouldNameTheIndicesThatThereAre() throws Exception {
        HttpResponse<String> answer = get("api/indices/NOTHING");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no index 'NOTHING'; known are ")
                .contains("LARGE");
    }

    @Test
    void shouldAnswer400WhenTheSpanMakesNoSense() throws Exception {
        assertThat(get("api/indices/LARGE?from=2024-03-05T00:00:00Z&to=2024-03-04T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldKeepToTheSpanThatIsAskedFor() throws Exception {
        String first = json("api/indices/LARGE").at("/minutes/time/1").asText();
        String second = json("api/indices/LARGE").at("/minutes/time/2").asText();

        JsonNode cut = json("api/indices/LARGE?from=" + first + "&to=" + second).at("/minutes/time");

        assertThat(cut).extracting(JsonNode::asText).containsExactly(first);
    }

    @Test
    void shouldServeThePageWithItsModules() throws Exception {
        HttpResponse<String> page = get("");

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(get("vendor/echarts.js").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(get("page/main.js").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
    }

    @Test
    void shouldGoOnFromAPositionAfterARestartWithoutLosingAnAlert() throws Exception {
        String position = json("api/markets").get("position").asText();
        String beforeAll = position.substring(0, position.indexOf('-') + 1)
                + position.substring(position.indexOf('-') + 1).replaceAll("[0-9a-z]+", "0");
        List<String> before = alerts(beforeAll);

        served.close();
        meters.close();
        open();

        assertThat(before).isNotEmpty();
        assertThat(alerts(beforeAll)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(json("api/markets").get("position").asText()).isEqualTo(position);
    }

    /** The alerts that the stream tells after a position, by id and revision; as many as the API knows. */
    private List<String> alerts(String after) throws Exception {
        int total = json("api/alerts").get("total").asInt();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "api/stream"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", after)
                .build();
        List<String> alerts = new ArrayList<>();
        try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var each = lines.iterator();
            String event = "";
            while (alerts.size() < total) {
                String line = each.next();
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                    assertThat(event).isNotEqualTo("reset");
                } else if (line.startsWith("data: ") && event.equals("alert")) {
                    JsonNode alert = new ObjectMapper().readTree(line.substring(6));
                    alerts.add(alert.get("id").asText() + "/" + alert.get("revision"));
                }
            }
        }
        return alerts;
    }

    private static String lastSession() {
        return GeneratedHistory.SESSIONS
                .get(GeneratedHistory.SESSIONS.size() - 1)
                .toString();
    }

    private String url() {
        return served.url().orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }
}
