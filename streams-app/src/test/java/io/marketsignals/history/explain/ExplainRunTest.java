package io.marketsignals.history.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.schema.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of {@link SmallRun}, whose figures are counted there by hand. */
class ExplainRunTest {
    @TempDir
    private Path folder;

    private Path run;

    @BeforeEach
    void write() throws IOException {
        Alert alert = SmallRun.alert(SmallRun.ID, 1);
        run = SmallRun.in(folder, List.of(alert, SmallRun.cleared(alert), SmallRun.alert(SmallRun.OTHER, 2)));
    }

    @Test
    void shouldCountTheMembersAsByHand() throws IOException {
        JsonNode view = json(SmallRun.ID, Optional.empty()).at("/recount/indices/0");

        assertThat(view.get("members").findValuesAsText("symbol")).containsExactly("A", "B", "C", "D", "E");
        assertThat(view.get("members").findValuesAsText("group"))
                .containsExactly("ADVANCER", "DECLINER", "UNCHANGED", "NO_PREVIOUS_CLOSE", "NOT_TRADED");
        assertThat(view.at("/members/0/previousClose").asDouble()).isEqualTo(10);
        assertThat(view.at("/members/0/last").asDouble()).isEqualTo(11);
        assertThat(view.at("/members/0/time").asText()).isEqualTo("2024-01-03T09:30:00Z");
        assertThat(view.at("/members/0/contribution").asDouble()).isEqualTo(0.02);
        assertThat(view.at("/members/1/contribution").asDouble()).isEqualTo(-0.01);
        assertThat(view.get("level").asDouble()).isEqualTo(1010);
    }

    @Test
    void shouldSayThatTheCountsAreTheAlerts() {
        assertThat(text(SmallRun.ID))
                .contains("ALL: return +1.00 %, 1 advancers, 1 decliners, 1 unchanged, 5 members, coverage 60.0000 %,"
                        + " level 1,010.00, as the alert says")
                .doesNotContain("DIFFERENCE");
    }

    @Test
    void shouldSayADifferenceLoudly() throws IOException {
        assertThat(text(SmallRun.OTHER)).contains("!! DIFFERENCE in ALL: the alert says advancers 2, the input says 1");
        assertThat(json(SmallRun.OTHER, Optional.empty()).at("/recount/agrees").asBoolean())
                .isFalse();
    }

    @Test
    void shouldNameTheLinesOfTheSessionUpToTheAlert() throws IOException {
        JsonNode input = json(SmallRun.ID, Optional.empty()).at("/recount/input/0");

        assertThat(input.get("first").asLong()).isEqualTo(6);
        assertThat(input.get("last").asLong()).isEqualTo(9);
        assertThat(input.get("rows").asLong()).isEqualTo(4);
        assertThat(input.at("/newest/A").asLong()).isEqualTo(6);
    }

    @Test
    void shouldExplainTheRevisionAskedFor() throws IOException {
        JsonNode json = json(SmallRun.ID, Optional.of(2));

        // A has fallen to 9 by 09:31: two decliners, and a line more.
        assertThat(json.at("/recount/agrees").asBoolean()).isTrue();
        assertThat(json.at("/recount/indices/0/members/0/group").asText()).isEqualTo("DECLINER");
        assertThat(json.at("/recount/input/0/last").asLong()).isEqualTo(10);
    }

    @Test
    void shouldTellTheWholeLifeAndWhatChanged() {
        assertThat(text(SmallRun.ID))
                .contains(
                        "1 <  2024-01-03 09:30:02  RAISED   LOW       FINAL",
                        "2    2024-01-03 09:31:01  CLEARED  LOW       FINAL",
                        "2: It is over.",
                        "advancers 1 -> 0",
                        "decliners 1 -> 2");
    }

    @Test
    void shouldListTheSessionsAround() throws IOException {
        JsonNode bars = json(SmallRun.ID, Optional.empty()).at("/sessions/ALL");

        assertThat(bars.findValuesAsText("session")).containsExactly("2024-01-02", "2024-01-03");
        assertThat(bars.get(1).get("close").asDouble()).isEqualTo(970);
    }

    @Test
    void shouldPrintTheCommandWithTheRunsSettings() throws IOException {
        String command =
                json(SmallRun.ID, Optional.empty()).at("/replay/command").asText();

        assertThat(command)
                .isEqualTo(String.format(
                        "./signals replay --reference %1$s/reference.yaml --feed %1$s/feed.yaml --from 2024-01-02"
                                + " --to 2024-01-03 --out replayed --set signals.breadth-divergence.return=0.004"
                                + " %1$s/trades.csv",
                        folder));
    }

    /** As on a cluster, of an alert within the first session. */
    @Test
    void shouldExplainAnAlertBeforeAnySessionHasClosed() throws IOException {
        Files.writeString(run.resolve("sessions.ndjson"), "");

        assertThat(text(SmallRun.ID)).contains("1 advancers, 1 decliners", "as the alert says", "Replay just that");
    }

    @Test
    void shouldTakeTheBeginningOfAnId() throws IOException {
        assertThat(json("AAAAAA11", Optional.empty()).get("id").asText()).isEqualTo(SmallRun.ID);
    }

    @Test
    void shouldListTheAlertsThatAnIdMayMean() {
        assertThatThrownBy(() -> text("aaaaaa"))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll("2 alerts begin with aaaaaa", SmallRun.ID, SmallRun.OTHER);
    }

    @Test
    void shouldNameTheNearestForAnUnknownId() {
        assertThatThrownBy(() -> text("aaaaaa19"))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll("no alert begins with aaaaaa19", "alerts.ndjson")
                .satisfies(error -> assertThat(error.getMessage().indexOf(SmallRun.ID))
                        .isLessThan(error.getMessage().indexOf(SmallRun.OTHER)));
    }

    @Test
    void shouldRefuseARevisionThatThereIsNot() {
        assertThatThrownBy(() -> json(SmallRun.ID, Optional.of(3)))
                .isInstanceOf(InputError.class)
                .hasMessage("the alert has no revision 3; it has 1 to 2");
    }

    @Test
    void shouldGoOnWithTheRunAloneWhenItsFilesAreGone() throws IOException {
        Files.delete(folder.resolve("trades.csv"));

        String text = text(SmallRun.ID);

        assertThat(text)
                .contains("times are of UTC", "advancers", "Sessions of ALL")
                .contains("Note: the run's data is gone: there is no file " + folder)
                .doesNotContain("Counted again", "Replay just that");
    }

    @Test
    void shouldLookForTheFeedWhereItIsSaidToBe() throws IOException {
        Path moved = folder.resolve("moved.yaml");
        Files.move(folder.resolve("feed.yaml"), moved);

        assertThat(text(SmallRun.ID)).contains("there is no feed file", "say where it is with --feed");
        assertThat(print(SmallRun.ID, Optional.empty(), false, List.of(moved)))
                .contains("as the alert says", "--feed " + moved);
    }

    private String text(String id) {
        return print(id, Optional.empty(), false, List.of());
    }

    private JsonNode json(String id, Optional<Integer> revision) throws IOException {
        return new ObjectMapper().readTree(print(id, revision, true, List.of()));
    }

    private String print(String id, Optional<Integer> revision, boolean json, List<Path> feeds) {
        StringWriter out = new StringWriter();
        PrintWriter err = new PrintWriter(new StringWriter());
        new Explain(id, revision, 5, new Explain.Look(10, json), new PrintWriter(out), err)
                .ofRun(run, Optional.empty(), feeds);
        return out.toString();
    }
}
