package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    @TempDir
    private Path run;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    private void writeRun() throws IOException {
        for (String file : List.of("alerts.ndjson", "sessions.ndjson", "spreads.ndjson")) {
            Files.writeString(run.resolve(file), "");
        }
        Files.writeString(run.resolve("report.json"), "{}");
    }

    @Test
    void shouldWriteThePageIntoTheRunByDefault() throws IOException {
        writeRun();

        assertThat(execute("report", run.toString())).isZero();

        assertThat(run.resolve("report.html")).content().startsWith("<!DOCTYPE html>");
        assertThat(out.toString()).startsWith(run.resolve("report.html") + ": ");
    }

    @Test
    void shouldWriteThePageWhereItIsAskedTo() throws IOException {
        writeRun();

        assertThat(execute(
                        "report",
                        run.toString(),
                        "--out",
                        run.resolve("page.html").toString()))
                .isZero();

        assertThat(run.resolve("page.html")).exists();
        assertThat(run.resolve("report.html")).doesNotExist();
    }

    @Test
    void shouldRefuseAFolderWithoutResults() {
        assertThat(execute("report", run.toString())).isEqualTo(ExitCode.BAD_INPUT.code());

        assertThat(err.toString()).contains("holds no results of a run");
    }

    @Test
    void shouldSayWhereThePageCannotBeWritten() throws IOException {
        writeRun();
        String page = run.resolve("absent").resolve("page.html").toString();

        assertThat(execute("report", run.toString(), "--out", page)).isEqualTo(ExitCode.BAD_INPUT.code());

        assertThat(err.toString()).contains(page + " cannot be written");
    }
}
