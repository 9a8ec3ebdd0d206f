package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ExportCommandTest {
    @TempDir
    private Path run;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeRun() throws IOException {
        Files.writeString(run.resolve("alerts.ndjson"), "");
        Files.writeString(run.resolve("sessions.ndjson"), "");
        Files.writeString(run.resolve("spreads.ndjson"), """
                {"pair":"P","market":"M","session":"2024-01-02"}
                {"pair":"P","market":"M","session":"2024-02-01"}
                """);
    }

    private int execute(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    @Test
    void shouldWriteEveryTableByMarketAndMonthByDefault() {
        Path tables = run.resolve("tables");

        assertThat(execute("export", run.toString(), "--out", tables.toString()))
                .isZero();

        assertThat(tables.resolve("spreads/market=M/month=2024-02/part-0.ndjson"))
                .exists();
        assertThat(out.toString())
                .contains(tables.resolve("alerts") + ": 0 rows in 0 files")
                .contains(tables.resolve("spreads") + ": 2 rows in 2 files");
    }

    @Test
    void shouldRefuseTablesThatAreThere() {
        String[] again = {
            "export",
            run.toString(),
            "--what",
            "spreads",
            "--out",
            run.resolve("t").toString()
        };
        execute(again);

        assertThat(execute(again)).isEqualTo(ExitCode.BAD_INPUT.code());

        assertThat(err.toString()).contains("is there already");
    }

    @ParameterizedTest
    @CsvSource({
        "--what, prices, --what takes alerts or evidence or sessions or spreads",
        "--format, xml, --format takes ndjson or csv or parquet",
        "--partition-by, week, '--partition-by takes market,session or market,month or market or none'"
    })
    void shouldSayWhatAnOptionTakes(String option, String value, String sentence) {
        assertThat(execute("export", run.toString(), "--out", run.resolve("t").toString(), option, value))
                .isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).contains(sentence);
    }
}
