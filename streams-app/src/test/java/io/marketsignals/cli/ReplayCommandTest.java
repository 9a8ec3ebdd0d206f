package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code signals replay} refuses before it starts anything. */
class ReplayCommandTest {
    private static final String REFERENCE = """
            markets:
              XX: {zone: UTC, open: "09:00", close: "12:00", sessions: from-data}
            indices:
              ALL: {market: XX, level: derived, members: all}
            """;
    private static final String FEED = """
            kind: trades
            files: ["*.csv"]
            columns: {symbol: s, timestamp: t, price: p}
            """;
    private static final String DATA = "s,t,p\nA,2024-01-02T10:00:00Z,10\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        write("reference.yaml", REFERENCE);
        write("feed.yaml", FEED);
        write("data.csv", DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reference.yaml | absent       | /reference.yaml: there is no such file
            reference.yaml | ''           | /reference.yaml: the file is empty
            reference.yaml | 'marktes: 1' | /reference.yaml:1: unknown key 'marktes' in a reference file; did you mean 'markets'?
            reference.yaml | 'markets: {XX: }' | /reference.yaml:1: market XX says nothing
            reference.yaml | 'markets: ['  | this is not valid YAML
            feed.yaml      | absent       | /feed.yaml: there is no such file
            feed.yaml      | ''           | /feed.yaml: the file is empty
            feed.yaml      | 'knid: bars' | /feed.yaml:1: unknown key 'knid' in a feed; did you mean 'kind'?
            feed.yaml      | '{kind: trades, files: "[", columns: {symbol: s, timestamp: t, price: p}}' | '[' is not a glob
            feed.yaml      | '{kind: trades, files: "*.gz", columns: {symbol: s, timestamp: t, price: p}}' | /data.csv: no feed covers it; see 'files'
            data.csv       | absent       | /data.csv: there is no such file
            data.csv       | ''           | /data.csv: the file is empty
            data.csv       | 's,t,p'      | /data.csv: the file has no rows
            data.csv       | 's,t,q'      | /data.csv: there is no column 'p'; the file has s, t, q
            """)
    void shouldRefuseAFileWithOneSentence(String file, String content, String sentence) throws IOException {
        if (content.equals("absent")) {
            Files.delete(folder.resolve(file));
        } else {
            write(file, content);
        }

        int code = replay();

        assertSentence(code, 8, sentence);
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWritten() throws IOException {
        write("occupied", "");

        assertSentence(replay("--out", path("occupied")), 8, "/occupied: the results cannot be written there");
    }

    @Test
    void shouldRefuseAFolderBelowAFile() throws IOException {
        write("occupied", "");

        assertSentence(replay("--out", path("occupied/below")), 8, "/below: the results cannot be written there");
    }

    @Test
    void shouldRefuseAFileThatIsGivenTwice() {
        assertSentence(replay(path("data.csv"), path("./data.csv")), 8, "/data.csv: the file is given twice");
    }

    @Test
    void shouldRefuseDatesWithoutRows() {
        assertSentence(replay("--from", "2025-01-01"), 8, "none of the files has a usable row in the dates asked for");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from 2024-01-03 --to 2024-01-02          | 2 | The first date must not be after the last
            --partitions 0                             | 2 | Partitions, threads and instances must be at least 1: 0, 2, 1.
            --speed -1                                 | 2 | Speed must be 0 or more: -1.0.
            --kill-after -1                            | 2 | Kills and the ticks between them must not be negative
            --set pipeline.bukket=PT1S                 | 3 | did you mean pipeline.bucket?
            --set kafka.bootstrap.servers=elsewhere:1  | 3 | A replay brings its own kafka.bootstrap.servers; it cannot be set
            """)
    void shouldRefuseAnOptionWithOneSentence(String options, int code, String sentence) {
        int actual = replay(options.split(" +", -1));

        assertThat(actual).isEqualTo(code);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    private void assertSentence(int actual, int code, String sentence) {
        assertThat(actual).isEqualTo(code);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ", "Exception", "Unexpected");
        assertThat(err.toString().lines().filter(line -> !line.startsWith("reading ")))
                .hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    /** With data.csv, unless files are among the arguments. */
    private int replay(String... more) {
        String[] files = Arrays.stream(more).anyMatch(argument -> argument.endsWith(".csv"))
                ? new String[0]
                : new String[] {path("data.csv")};
        String[] out = Arrays.asList(more).contains("--out") ? new String[0] : new String[] {"--out", path("out")};
        String[] inputs = {"replay", "--reference", path("reference.yaml"), "--feed", path("feed.yaml")};
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(this.out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(Arrays.stream(new String[][] {inputs, out, more, files})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
