package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ExplainCommandTest {
    private static final String ALERT =
            "{\"id\":\"aaaaaa11-0000\",\"revision\":1,\"signal\":\"rally\",\"event\":\"rally\",\"market\":\"XX\","
                    + "\"subject\":\"ALL\",\"direction\":\"UP\",\"status\":\"RAISED\",\"confirmation\":\"FINAL\","
                    + "\"severity\":\"LOW\",\"episodeStart\":\"2024-01-03T12:00:00.000Z\","
                    + "\"eventTime\":\"2024-01-03T12:00:00.000Z\",\"session\":\"2024-01-03\",\"reason\":\"It rallies.\","
                    + "\"evidence\":[],\"thresholds\":[],\"coverage\":null,\"asOf\":\"2024-01-03T11:59:59.000Z\","
                    + "\"watermark\":\"2024-01-03T12:01:00.000Z\",\"forced\":true,\"settingsVersion\":\"defaults\"}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path run;

    @Test
    void shouldExplainWhatARunWithoutAReportShows() throws IOException {
        results();

        assertThat(explain("aaaaaa", "--run", run.toString())).isEqualTo(0);

        assertThat(out.toString())
                .startsWith("It rallies.")
                .contains("2024-01-03 12:01:00, forced", "Note: the run has no report.json");
    }

    @Test
    void shouldNameTheNearestForAnUnknownId() throws IOException {
        results();

        assertThat(explain("bbbbbb", "--run", run.toString())).isEqualTo(8);

        assertThat(err.toString()).contains("no alert begins with bbbbbb", "aaaaaa11-0000  2024-01-03  rally  ALL UP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aaaaaa                            | 2 | Where is the alert: in the folder of a --run, or on a cluster
            aaaaa --run RUN                   | 2 | An alert is named by its id or at least 6 characters of its beginning, not 'aaaaa'.
            aaaaaa --run RUN --members some   | 2 | --members takes a number or 'all', not 'some'.
            aaaaaa --run RUN --around -1      | 2 | Sessions around and members must not be negative.
            aaaaaa --run RUN                  | 8 | holds no results of a run
            aaaaaa -b 127.0.0.1:1 -s application.broker-wait=PT1S | 5 | No broker answered at 127.0.0.1:1
            """)
    void shouldFailWithASentenceAndItsCode(String arguments, int code, String sentence) {
        assertThat(explain(arguments.replace("RUN", run.toString()).split(" +", -1)))
                .isEqualTo(code);

        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    private void results() throws IOException {
        Files.writeString(run.resolve("alerts.ndjson"), ALERT + "\n");
        Files.writeString(run.resolve("sessions.ndjson"), "");
        Files.writeString(run.resolve("spreads.ndjson"), "");
    }

    private int explain(String... arguments) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }
}
