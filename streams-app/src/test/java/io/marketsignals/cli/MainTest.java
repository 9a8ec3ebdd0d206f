package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.app.AppKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "run --help", "config --help", "topics --help", "topics create --help", "help run"})
    void shouldHelp(String arguments) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(0);

        assertThat(out.toString()).startsWith("Usage: signals");
    }

    @Test
    void shouldListExitCodesAndExamples() {
        execute("--help");

        assertThat(out.toString()).contains("Exit codes:", "no broker answers", "Examples:", "signals run --config");
    }

    @Test
    void shouldTellItsVersion() {
        assertThat(execute("--version")).isEqualTo(0);

        assertThat(out.toString()).startsWith("signals ");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        assertThat(execute("runn")).isEqualTo(2);

        assertThat(err.toString()).contains("Did you mean: signals run?");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2, A command is missing.",
        "topics, 2, A command is missing",
        "run --set bucket, 2, --set takes KEY=VALUE",
        "run --set pipeline.bukket=PT1S, 3, did you mean pipeline.bucket?",
        "run --config absent.yaml, 3, The settings file absent.yaml does not exist.",
        "run --bootstrap-servers nohost, 3, Invalid url in bootstrap.servers: nohost",
        "run -b 127.0.0.1:1 -s application.broker-wait=PT1S, 5, No broker answered at 127.0.0.1:1",
        "topics check -b 127.0.0.1:1 -s application.broker-wait=PT1S, 5, No broker answered at 127.0.0.1:1"
    })
    void shouldFailWithASentenceAndItsCode(String arguments, int code, String sentence) {
        assertThat(execute(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(code);

        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldPrintTheStackTraceOnRequest() {
        execute("run", "--debug", "--config", "absent.yaml");

        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void shouldListEveryKeyForDocuments() {
        assertThat(execute("config", "--markdown")).isEqualTo(0);

        assertThat(out.toString())
                .startsWith("| Key | Default | Type | Unit | Meaning |")
                .contains("|---|");
        AppKeys.table().keys().forEach(key -> assertThat(out.toString()).contains("| " + key.name() + " |"));
    }

    @Test
    void shouldShowEffectiveValuesWithOriginAndWithoutSecrets() {
        int code = execute(
                "config", "--set", "pipeline.bucket=PT5S", "-s", "kafka.sasl.jaas.config=hush", "-b", "broker:9092");

        assertThat(code).isEqualTo(0);
        assertThat(out.toString())
                .containsPattern("pipeline.bucket +PT5S +--set")
                .containsPattern("pipeline.grace +PT0S +default")
                .containsPattern("kafka.bootstrap.servers +broker:9092 +--bootstrap-servers")
                .containsPattern("kafka.sasl.jaas.config +\\*{6} +--set")
                .doesNotContain("hush");
    }

    @Test
    void shouldListTopics() {
        assertThat(execute("topics", "list", "--set", "topics.prices-partitions=12"))
                .isEqualTo(0);

        assertThat(out.toString()).containsPattern("market.constituent-prices.v1 +12 +delete +-1");
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
