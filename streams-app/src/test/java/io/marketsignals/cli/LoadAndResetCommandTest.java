package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code signals load} and {@code signals reset} as typed. */
@Timeout(120)
class LoadAndResetCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "load --help, 0, signals load --reference reference.yaml",
        "reset --help, 0, signals reset --plan --config app.yaml",
        "load data.csv, 2, Missing required options",
        "load -r r.yaml -f f.yaml, 2, Missing required parameter",
        "load -r r.yaml -f f.yaml --batch 0 data.csv, 2, 'A record holds 1 to 5000 ticks, not 0.'",
        "load -r r.yaml -f f.yaml --from 2024-02-01 --to 2024-01-01 data.csv, 2, The first date must not be after",
        "load -r r.yaml -f f.yaml data.csv, 8, r.yaml",
        "load -r r.yaml -f f.yaml -s topics.run=may data.csv, 3, A load fills production's topics",
        "reset, 2, Give either --plan or --yes.",
        "reset --plan --yes, 2, Give either --plan or --yes.",
        "reset --yes --inputs, 2, --inputs needs --run: production's input topics are never reset.",
        "reset --yes --run a.b, 2, --run: a run's name has at most 64 letters",
        "reset --plan -b 127.0.0.1:1 -s application.broker-wait=PT1S, 5, No broker answered at 127.0.0.1:1"
    })
    void shouldSayWhatIsWrongWithItsCode(String arguments, int code, String sentence) {
        assertThat(execute(List.of(arguments.split(" ", -1)))).isEqualTo(code);

        assertThat(out + err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldLoadOnceAndHaveNothingToReset() throws IOException {
        writeInput();
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                EmbeddedRegistry registry = EmbeddedRegistry.start()) {
            List<String> cluster = List.of(
                    "-b",
                    broker.bootstrapServers(),
                    "-s",
                    "registry.schema.registry.url=" + registry.url(),
                    "-s",
                    "application.state-dir=" + folder.resolve("state"));

            assertThat(execute(load(cluster, "--dry-run"))).isEqualTo(ExitCode.TOPICS.code());
            assertThat(err.toString()).contains("'signals load --create-topics' creates what is missing.");
            assertThat(execute(load(cluster, "--create-topics"))).isZero();
            assertThat(out.toString())
                    .contains(
                            "rows          2, 1 of them refused",
                            "data.csv:3: BAD_PRICE: price is -1.0",
                            "sent          ")
                    .contains("Next: signals run --bootstrap-servers " + broker.bootstrapServers()
                            + " --set registry.schema.registry.url=" + registry.url() + " --set application.state-dir="
                            + folder.resolve("state"))
                    .contains("  or: signals replay --bootstrap-servers " + broker.bootstrapServers()
                            + " --set registry.schema.registry.url=" + registry.url() + " --out results");
            assertThat(execute(load(cluster, "--create-topics"))).isZero();
            assertThat(out.toString()).contains("Everything was there already; nothing was sent.");
            assertThat(execute(with(cluster, "reset", "--yes", "--outputs"))).isZero();
            assertThat(out.toString()).contains("Nothing is left of application market-signals.");
        }
    }

    @Test
    void shouldSayThatTheRegistryOfARunDoesNotAnswer() {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            List<String> cluster =
                    List.of("-b", broker.bootstrapServers(), "-s", "registry.schema.registry.url=http://127.0.0.1:1");

            assertThat(execute(with(cluster, "reset", "--plan", "--run", "may", "--outputs")))
                    .isEqualTo(ExitCode.REGISTRY_UNREACHABLE.code());
            assertThat(err.toString()).contains("http://127.0.0.1:1").doesNotContain("Unexpected", "\tat ");
        }
    }

    private int execute(List<String> arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments.toArray(String[]::new));
    }

    private List<String> load(List<String> cluster, String option) {
        return with(
                cluster,
                "load",
                "-r",
                folder.resolve("reference.yaml").toString(),
                "-f",
                folder.resolve("feed.yaml").toString(),
                option,
                folder.resolve("data.csv").toString());
    }

    private static List<String> with(List<String> cluster, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(cluster);
        return all;
    }

    private void writeInput() throws IOException {
        Files.writeString(folder.resolve("reference.yaml"), """
                markets:
                  XX: {zone: UTC, open: "09:00", close: "12:00", sessions: from-data}
                indices:
                  ALL: {market: XX, level: derived, members: all}
                """);
        Files.writeString(folder.resolve("feed.yaml"), "kind: trades\ncolumns: {symbol: s, timestamp: t, price: p}\n");
        Files.writeString(folder.resolve("data.csv"), "s,t,p\nA,2024-01-02T10:00:00Z,10\nA,2024-01-02T10:00:01Z,-1\n");
    }
}
