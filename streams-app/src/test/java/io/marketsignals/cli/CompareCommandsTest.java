package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.history.run.WrittenRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code signals diff} and {@code signals score} on small runs. */
class CompareCommandsTest {
    /** Session returns of five alerts; with the threshold at 0.006, those of the first, the third and the last remain. */
    private static final double[] MOVES = {0.012, 0.0056, -0.0061, -0.0052, 0.02};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldNameExactlyTheAlertsThatAChangedThresholdExplains() {
        run(0.005).in(folder.resolve("a"));
        run(0.006).in(folder.resolve("b"));

        assertThat(execute("diff", path("a"), path("b"))).isEqualTo(9);

        assertThat(out.toString())
                .contains(
                        "The runs differ. Of 6 alerts, 2 only in A.",
                        "Alerts equal but for the thresholds that they list: 3.",
                        "Alerts equal but for the settings' version: 1.",
                        "  breadth-divergence: breadth-divergence.return 0.005 → 0.006 fraction",
                        "sessionReturn 0.0056: between 0.005 and 0.006 (breadth-divergence.return)",
                        "sessionReturn -0.0052: between 0.005 and 0.006 (breadth-divergence.return)",
                        "Sessions of XX: 2 closes, all equal.",
                        "Spreads are not compared; --spreads does.");
        assertThat(out.toString().lines().filter(line -> line.contains(": between ")))
                .hasSize(2);
        assertThat(out.toString()).doesNotContain("Only in B", "Changed", "Moved");
    }

    @Test
    void shouldFindARunEqualToItselfWithBothDigests() {
        run(0.005).in(folder.resolve("a"));
        run(0.005).in(folder.resolve("b"));

        assertThat(execute("diff", path("a"), path("b"), "--strict", "--spreads"))
                .isEqualTo(0);

        assertThat(out.toString())
                .contains("The runs are equal: 6 alerts.", "Spreads: 0 lines equal")
                .containsPattern("A  .*  alerts ([0-9a-f]{64})\\R+B  .*  alerts \\1");
    }

    @Test
    void shouldListAsManyAlertsAsAskedFor() {
        run(0.005).in(folder.resolve("a"));
        run(0.006).in(folder.resolve("b"));

        execute("diff", path("a"), path("b"), "--limit", "1");

        assertThat(out.toString()).contains("Only in A (2)", "  … 1 more").doesNotContain("-0.0052");
    }

    @Test
    void shouldCountByTypeAndSubject() {
        run(0.005).in(folder.resolve("a"));
        run(0.006).in(folder.resolve("b"));

        execute("diff", path("a"), path("b"), "--by", "type,subject");

        assertThat(out.toString()).containsPattern("breadth-divergence  I +2 +0 +0 +0 +3 +0 +0\\R");
    }

    @Test
    void shouldTellAProgramTheSame() throws JsonProcessingException {
        run(0.005).in(folder.resolve("a"));
        run(0.006).in(folder.resolve("b"));

        assertThat(execute("diff", path("a"), path("b"), "--json")).isEqualTo(9);

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("equal").asBoolean()).isFalse();
        assertThat(json.at("/alerts/onlyInA").asInt()).isEqualTo(2);
        assertThat(json.at("/alerts/otherThresholds").asInt()).isEqualTo(3);
        assertThat(json.at("/listed/onlyInA").findValuesAsText("id")).containsExactly("a1", "a3");
        assertThat(json.at("/listed/onlyInA/0/between/0").asText()).startsWith("sessionReturn 0.0056");
        assertThat(json.at("/sessions/XX/equal").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diff a absent            | 8 | /absent holds no results of a run: alerts.ndjson is missing
            score absent             | 8 | /absent holds no results of a run: alerts.ndjson is missing
            diff a a --limit -1      | 2 | --limit must be 0 or more: -1.
            diff a a --by kind       | 2 | --by
            score a --horizons 0     | 2 | Horizons are sessions, at least 1 each: [0].
            """)
    void shouldRefuseWithOneSentence(String arguments, int code, String sentence) {
        run(0.005).in(folder.resolve("a"));
        String[] words = arguments.split(" +", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("a") || words[i].equals("absent") ? path(words[i]) : words[i];
        }

        assertThat(execute(words)).isEqualTo(code);

        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldScoreInLinesThatFitATerminal() {
        run(0.005).in(folder.resolve("a"));

        assertThat(execute("score", path("a"), "--horizons", "1")).isEqualTo(0);

        assertThat(out.toString())
                .contains("I: 2 sessions, 2024-01-01 to 2024-01-02", "too few cases to judge", "Windows that overlap")
                .doesNotContain("intervals held against");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
    }

    /** The closes are 100 and 110: of the three alerts UP of the first session each gained 10 %, and so did that session. */
    @Test
    void shouldScoreForAProgram() throws JsonProcessingException {
        run(0.005).in(folder.resolve("a"));

        execute("score", path("a"), "--json", "--type", "breadth-divergence", "--subject", "I", "--horizons", "1,2");

        JsonNode up = new ObjectMapper().readTree(out.toString()).at("/scores/0");
        assertThat(up.path("direction").asText()).isEqualTo("UP");
        assertThat(up.path("alerts").asInt()).isEqualTo(3);
        assertThat(up.at("/horizons/0/alerts/hits").asDouble()).isEqualTo(1);
        assertThat(up.at("/horizons/0/allSessions/cases").asInt()).isEqualTo(1);
        assertThat(up.at("/horizons/1/open").asInt()).isEqualTo(3);
        assertThat(up.at("/horizons/1/alerts").isNull()).isTrue();
    }

    /** What a run with that threshold tells, besides an alert of another signal. */
    private static WrittenRun run(double threshold) {
        String version = String.format(Locale.ROOT, "v%.3f", threshold);
        WrittenRun run = new WrittenRun().closes("I", 100, 110);
        run.alert("other", "rally", "I", date(), alert -> alert.put("settingsVersion", version));
        for (int i = 0; i < MOVES.length; i++) {
            double move = MOVES[i];
            if (Math.abs(move) >= threshold) {
                run.alert("a" + i, "breadth-divergence", "I", date(), divergence(i, move, threshold, version));
            }
        }
        return run;
    }

    private static Consumer<ObjectNode> divergence(int hour, double move, double threshold, String version) {
        return alert -> {
            alert.put("episodeStart", date() + "T1" + hour + ":00:00.000Z");
            alert.put("direction", move > 0 ? "UP" : "DOWN");
            alert.put("settingsVersion", version);
            WrittenRun.number(alert, "evidence", "sessionReturn", move, "fraction");
            WrittenRun.number(alert, "thresholds", "breadth-divergence.return", threshold, "fraction");
        };
    }

    private static String date() {
        return WrittenRun.day(0).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
