package io.marketsignals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.app.AppException;
import io.marketsignals.app.HttpSettings;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server without a cluster: what is not ready, alerts and the stream, over real sockets. */
@Timeout(60)
class HttpServerTest {
    private final AskedServer asked = new AskedServer();

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void shouldAnswer503WithASentenceBeforeThereIsAnInstance() throws Exception {
        HttpResponse<String> answer = asked.get("api/alerts");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(asked.json(answer).get("error").asText()).isEqualTo("The instance is starting.");
    }

    @Test
    void shouldAnswer503WithTheReasonWhileTheOutputsAreRead() throws Exception {
        asked.serve();
        asked.waiting.set(Optional.of("Still reading."));

        assertThat(asked.json(asked.get("api/markets")).get("error").asText()).isEqualTo("Still reading.");
    }

    @Test
    void shouldFilterAlertsNewestFirst() throws Exception {
        asked.serve();
        asked.alert("a", 1, AlertStatus.RAISED, Severity.LOW);
        asked.alert("b", 1, AlertStatus.RAISED, Severity.HIGH);
        asked.alert("a", 2, AlertStatus.CLEARED, Severity.LOW);

        assertThat(ids("api/alerts")).containsExactly("a2", "a1", "b1");
        assertThat(ids("api/alerts?severity=high")).containsExactly("b1");
        assertThat(ids("api/alerts?open=true")).containsExactly("b1");
        assertThat(ids("api/alerts?status=RAISED,CLEARED&limit=1")).containsExactly("a2");
        assertThat(asked.json(asked.get("api/alerts?limit=1")).get("total").asInt())
                .isEqualTo(3);
        assertThat(ids("api/alerts?from=2025-09-15T10:00:00.001Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal=nothing", "status=GONE", "limit=0", "limit=1001", "from=yesterday", "open=perhaps"})
    void shouldAnswer400WithASentenceForAQueryWithoutSense(String query) throws Exception {
        asked.serve();

        HttpResponse<String> answer = asked.get("api/alerts?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(asked.json(answer).get("error").asText()).contains(query.substring(query.indexOf('=') + 1));
    }

    @Test
    void shouldTellEveryAlertAfterTheLastEventId() throws Exception {
        asked.serve();
        asked.alert("a", 1, AlertStatus.RAISED, Severity.LOW);
        String position = asked.json(asked.get("api/markets")).get("position").asText();
        asked.alert("b", 1, AlertStatus.RAISED, Severity.LOW);
        asked.alert("c", 1, AlertStatus.RAISED, Severity.LOW);

        List<String[]> told = events(position, 2);

        assertThat(told).extracting(event -> event[1]).containsExactly("alert", "alert");
        assertThat(told.get(0)[2]).contains("\"id\":\"b\"");
        assertThat(events(told.get(0)[0], 1).get(0)[2]).contains("\"id\":\"c\"");
    }

    @Test
    void shouldSayResetWhenTheLastEventIdIsOfAnotherCluster() throws Exception {
        asked.serve();

        assertThat(events("xyz-0_0_0_0_0", 1).get(0)[1]).isEqualTo("reset");
    }

    @Test
    void shouldRefuseMoreStreamsThanAreAllowed() throws Exception {
        asked.serve();
        HttpResponse<Stream<String>> first = asked.client.send(streamRequest(""), BodyHandlers.ofLines());
        HttpResponse<Stream<String>> second = asked.client.send(streamRequest(""), BodyHandlers.ofLines());

        HttpResponse<String> third = asked.client.send(streamRequest(""), BodyHandlers.ofString());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(asked.json(third).get("error").asText())
                .isEqualTo("All 2 streams are taken; http.streams allows more.");
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        int taken = URI.create(asked.server.url()).getPort();
        HttpSettings same =
                new HttpSettings(true, "127.0.0.1", taken, Optional.empty(), Optional.empty(), Optional.empty(), 2);

        assertThatThrownBy(() -> HttpServer.listen(same, asked.meters))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("Port " + taken + " of 127.0.0.1 is taken");
    }

    private HttpRequest streamRequest(String after) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(asked.uri("api/stream")).header("Accept", "text/event-stream");
        return after.isEmpty()
                ? request.build()
                : request.header("Last-Event-ID", after).build();
    }

    /** The first events after an id, without the pipeline's: id, name and data of each. */
    private List<String[]> events(String after, int count) throws Exception {
        List<String[]> events = new ArrayList<>();
        try (Stream<String> lines =
                asked.client.send(streamRequest(after), BodyHandlers.ofLines()).body()) {
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
        asked.json(asked.get(path))
                .get("alerts")
                .forEach(alert ->
                        ids.add(alert.get("id").asText() + alert.get("revision").asText()));
        return ids;
    }
}
