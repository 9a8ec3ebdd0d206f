package io.marketsignals.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.cluster.Kills;
import io.marketsignals.history.explain.Explain;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts of a replayed history explained, and found again where the explanation says that a replay must begin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainReplayTest {
    private static final String MAIN = "io.marketsignals.cli.Main";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration BAR = Duration.ofMinutes(15);

    @TempDir
    private static Path folder;

    private GeneratedHistory history;

    @BeforeAll
    void replay() throws Exception {
        history = GeneratedHistory.in(folder);
        replay("all", history.input());
    }

    @Test
    void shouldPutEveryMemberInTheGroupThatItsRowsSay() throws IOException {
        AlertLine alert = first("all", "breadth-divergence", "breadth-divergence");
        JsonNode explained = explain(alert.id());

        Map<String, String> groups = new TreeMap<>();
        explained
                .at("/recount/indices/0/members")
                .forEach(member -> groups.put(
                        member.get("symbol").asText(), member.get("group").asText()));

        assertThat(groups).isEqualTo(groupsByHand(alert)).hasSize(GeneratedHistory.SYMBOLS);
        assertThat(explained.at("/recount/agrees").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "breadth-divergence, breadth-divergence, INDEX, SMALL",
        "level-zone, break, ZONE, LARGE",
        "level-zone, break-confirmed, ZONE, LARGE",
        "split-market, split-market, PAIR, SMALL LARGE"
    })
    void shouldAgreeWithTheAlertWhateverItsSubject(String signal, String event, String kind, String indices)
            throws IOException {
        JsonNode explained = explain(first("all", signal, event).id());

        assertThat(explained.at("/subject/kind").asText()).isEqualTo(kind);
        assertThat(explained.at("/recount/indices").findValuesAsText("index")).containsExactly(indices.split(" ", -1));
        assertThat(explained.at("/recount/agrees").asBoolean()).isTrue();
        assertThat(explained.at("/recount/indices"))
                .allSatisfy(index -> assertThat(index.get("checks")).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // Two sessions before: one member did not trade in the last.
        "breadth-divergence, 2024-03-07, 2024-03-05",
        "split-market, 2024-03-07, 2024-03-05",
        // The day before had no data.
        "split-market, 2024-03-12, 2024-03-08"
    })
    void shouldFindTheAlertAgainFromTheSessionThatItNames(String signal, LocalDate session, LocalDate from)
            throws Exception {
        AlertLine alert = raised("all", signal, session).get(0);
        JsonNode replay = explain(alert.id()).get("replay");

        assertThat(replay.get("from").asText()).isEqualTo(from.toString());
        assertThat(replay.get("command").asText()).contains(" --from " + from + " --to " + alert.session() + " ");
        replay(
                "part",
                history.input(
                        Optional.of(from),
                        Optional.of(LocalDate.parse(replay.get("to").asText()))));
        assertThat(raised("part", signal, session)).extracting(AlertLine::id).contains(alert.id());
    }

    /** Ticks of a bar: its open at the start, its close in the last millisecond; neither low nor high lies outside of both. */
    private Map<String, String> groupsByHand(AlertLine alert) {
        long until = Instant.parse(alert.line().get("watermark").asText()).toEpochMilli();
        Map<String, Double> previous = new HashMap<>();
        Map<String, Double> last = new HashMap<>();
        for (int line = 2; line <= history.stocks().size(); line++) {
            if (history.badLines().contains(line)) {
                continue;
            }
            String[] row = history.stocks().get(line - 1).split(",", -1);
            LocalDate date = LocalDate.parse(row[1]);
            if (date.isBefore(alert.session())) {
                previous.put(row[0], Double.parseDouble(row[6]));
            } else if (date.equals(alert.session())) {
                last(row, until).ifPresent(price -> last.put(row[0], price));
            }
        }
        Map<String, String> groups = new TreeMap<>();
        for (int number = 0; number < GeneratedHistory.SYMBOLS; number++) {
            String symbol = GeneratedHistory.name(number);
            groups.put(symbol, group(previous.get(symbol), last.get(symbol)));
        }
        return groups;
    }

    private static String group(Double previous, Double last) {
        if (last == null || previous == null) {
            return last == null ? "NOT_TRADED" : "NO_PREVIOUS_CLOSE";
        }
        return last > previous ? "ADVANCER" : last < previous ? "DECLINER" : "UNCHANGED";
    }

    private static Optional<Double> last(String[] row, long until) {
        long start = LocalDate.parse(row[1])
                .atTime(LocalTime.parse(row[2]))
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
        double open = Double.parseDouble(row[3]);
        double high = Double.parseDouble(row[4]);
        double low = Double.parseDouble(row[5]);
        double close = Double.parseDouble(row[6]);
        List<Double> prices = close >= open ? List.of(open, low, high, close) : List.of(open, high, low, close);
        List<Long> times =
                List.of(start, start + BAR.toMillis() / 3, start + 2 * BAR.toMillis() / 3, start + BAR.toMillis() - 1);
        Optional<Double> last = Optional.empty();
        for (int tick = 0; tick < times.size(); tick++) {
            last = times.get(tick) < until ? Optional.of(prices.get(tick)) : last;
        }
        return last;
    }

    private void replay(String out, ReplayRequest.Files input) throws Exception {
        ReplayRequest request = new ReplayRequest(
                input,
                folder.resolve(out),
                new ReplayRequest.Work(1, 1, 1),
                ReplayRequest.Tempo.FASTEST,
                Map.of(),
                Kills.NONE);
        var unused = new Replay(request, MAIN, new PrintWriter(new StringWriter()), false).run();
    }

    private AlertLine first(String run, String signal, String event) {
        List<AlertLine> found = new ArrayList<>();
        RunFolder.open(folder.resolve(run)).eachAlert(alert -> {
            if (alert.signal().equals(signal) && alert.event().equals(event) && alert.revision() == 1) {
                found.add(alert);
            }
        });
        return found.get(0);
    }

    private List<AlertLine> raised(String run, String signal, LocalDate session) {
        List<AlertLine> found = new ArrayList<>();
        RunFolder.open(folder.resolve(run)).eachAlert(alert -> {
            if (alert.signal().equals(signal) && alert.session().equals(session) && alert.revision() == 1) {
                found.add(alert);
            }
        });
        return found;
    }

    private JsonNode explain(String id) throws IOException {
        StringWriter out = new StringWriter();
        new Explain(
                        id,
                        Optional.empty(),
                        5,
                        new Explain.Look(10, true),
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()))
                .ofRun(folder.resolve("all"), Optional.empty(), List.of());
        return new ObjectMapper().readTree(out.toString());
    }
}
