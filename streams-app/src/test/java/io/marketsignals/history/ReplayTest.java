package io.marketsignals.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.cluster.Kills;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Evidence;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A generated history from files to files, each time on a broker of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
    private static final String MAIN = "io.marketsignals.cli.Main";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private GeneratedHistory history;
    private ReplayReport first;

    @BeforeAll
    void replay() throws Exception {
        history = GeneratedHistory.in(folder);
        first = run(request("first", 1, 1, 0));
    }

    @Test
    void shouldCountEverySessionAsByHand() throws IOException {
        Map<LocalDate, SessionsByHand> replayed = new TreeMap<>();
        for (JsonNode line : lines("first", "sessions.ndjson")) {
            if (line.get("index").asText().equals("SMALL")) {
                replayed.put(LocalDate.parse(line.get("session").asText()), counts(line));
            }
        }

        assertThat(replayed).isEqualTo(SessionsByHand.of(history.stocks(), history.badLines()));
    }

    @Test
    void shouldTellTheStoriesThatTheHistoryHolds() {
        assertThat(first.results().tallies().alerts())
                .containsKeys(
                        "breadth-divergence/breadth-divergence",
                        "level-zone/enter",
                        "level-zone/break",
                        "level-zone/break-confirmed",
                        "split-market/split-market");
    }

    @Test
    void shouldCarryTheContextOfTheReferenceFileInAlertsOfTheDaysAround() throws IOException {
        List<String> withDecision = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (JsonNode alert : lines("first", "alerts.ndjson")) {
            boolean carries = alert.get("evidence").toString().contains("Central Bank cuts its policy rate");
            (carries ? withDecision : without).add(alert.get("session").asText());
        }

        // Decided on Thursday after the close at 11:00 UTC, more than three times 24 hours before Tuesday's open.
        assertThat(withDecision).isNotEmpty().containsOnly("2024-03-08");
        assertThat(without).doesNotContain("2024-03-08");
    }

    @Test
    void shouldCountTheRatingChangesOfTheReferenceFile() throws IOException {
        Map<String, Integer> upgrades = new TreeMap<>();
        for (JsonNode session : lines("first", "sessions.ndjson")) {
            if (session.get("index").asText().equals("SMALL")) {
                upgrades.merge(
                        session.get("session").asText(),
                        session.get("ratingUpgrades").asInt(),
                        Integer::sum);
            }
        }

        assertThat(upgrades).containsEntry("2024-03-08", 1);
        assertThat(upgrades.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    @Test
    void shouldWriteAlertsUnderTheSchemasNames() throws IOException {
        List<JsonNode> alerts = lines("first", "alerts.ndjson");

        assertThat(alerts).hasSizeGreaterThanOrEqualTo(5).allSatisfy(alert -> {
            assertThat(names(alert)).isEqualTo(names(Alert.getClassSchema()));
            assertThat(alert.get("evidence")).isNotEmpty().allSatisfy(evidence -> assertThat(names(evidence))
                    .isEqualTo(names(Evidence.getClassSchema())));
        });
    }

    @Test
    void shouldReportEveryRowAndNameTheBadOnesByFileAndLine() throws IOException {
        JsonNode report = JSON.readTree(folder.resolve("first/report.json").toFile());

        int refused = GeneratedHistory.BAD_ROWS + GeneratedHistory.DUPLICATES;
        assertThat(report.get("rowsRead").asLong()).isEqualTo(history.rows());
        assertThat(report.get("ticksPublished").asLong()).isEqualTo(4 * (history.rows() - refused));
        assertThat(report.get("rowsRefused").get("total").asInt()).isEqualTo(refused);
        assertThat(report.get("rowsRefused").get("byReason").toString())
                .isEqualTo("{\"WRONG_COLUMN_COUNT\":1,\"BAD_PRICE\":1,\"BAD_TIME\":1,\"DUPLICATE_BAR\":2}");
        List<String> listed = new ArrayList<>();
        report.get("rowsRefused").get("listed").forEach(line -> listed.add(line.asText()));
        for (int bad : history.badLines()) {
            assertThat(listed).anyMatch(line -> line.startsWith(history.stocksFile() + ":" + bad + ": "));
        }
        JsonNode last = lines("first", "sessions.ndjson").stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(report.get("states").toString())
                .isEqualTo("{\"XX\":{\"session\":\"%s\",\"hash\":\"%s\"}}"
                        .formatted(
                                last.get("session").asText(),
                                last.get("stateHash").asText()));
        assertThat(report.get("digest").asText())
                .isEqualTo(first.results().alerts().digest());
    }

    @Test
    void shouldTakeItsTimeAtAPaceAndGiveTheSame() throws Exception {
        double speed = 100_000;

        ReplayReport paced = run(request("paced", 4, 2, speed));

        // The weekend and the nights pass like the sessions, from Monday 09:00 to Tuesday week 12:00.
        assertThat(paced.phases().get("publish")).isGreaterThan(195 * 3600 / speed);
        assertThat(paced.results().alerts().digest())
                .isEqualTo(first.results().alerts().digest());
    }

    @Test
    void shouldReplayTheDatesAskedForOnly() throws Exception {
        ReplayRequest.Files input = history.input(
                Optional.of(GeneratedHistory.SESSIONS.get(4)), Optional.of(GeneratedHistory.SESSIONS.get(5)));

        ReplayReport bounded = run(new ReplayRequest(
                input,
                folder.resolve("bounded"),
                new ReplayRequest.Work(1, 1, 1),
                ReplayRequest.Tempo.FASTEST,
                Map.of(),
                Kills.NONE));

        // Two bad rows of another day have no time that could be read.
        assertThat(bounded.input().rows()).isEqualTo(2L * GeneratedHistory.BARS * (GeneratedHistory.SYMBOLS + 1) + 2);
        assertThat(bounded.results().tallies().sessions().get("LARGE").sessions())
                .isEqualTo(2);
        assertThat(bounded.results().tallies().alerts()).containsKey("split-market/split-market");
    }

    private ReplayRequest request(String out, int partitions, int threads, double speed) {
        return new ReplayRequest(
                history.input(),
                folder.resolve(out),
                new ReplayRequest.Work(partitions, threads, 1),
                new ReplayRequest.Tempo(speed, Optional.empty()),
                Map.of(),
                Kills.NONE);
    }

    private static ReplayReport run(ReplayRequest request) throws Exception {
        return new Replay(request, MAIN, new PrintWriter(new StringWriter()), false).run();
    }

    private List<JsonNode> lines(String out, String file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(out).resolve(file))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static SessionsByHand counts(JsonNode session) {
        return new SessionsByHand(
                session.get("members").asInt(),
                session.get("advancers").asInt(),
                session.get("decliners").asInt(),
                session.get("unchanged").asInt(),
                session.get("noPreviousClose").asInt(),
                session.get("notTraded").asInt());
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }
}
