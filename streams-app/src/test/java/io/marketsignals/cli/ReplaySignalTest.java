package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A replay in a JVM of its own that gets a signal. */
@DisabledOnOs(OS.WINDOWS)
class ReplaySignalTest {
    private static final int SIGINT_CODE = 130;
    private static final int SIGTERM_CODE = 143;
    private static final int SIGINT_BIT = 1 << 1;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldLeaveAMessageButNoTemporaryFolderWhenInterrupted() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process replay = start(temporary);
        List<String> lines = new ArrayList<>();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(replay.getErrorStream(), StandardCharsets.UTF_8))) {
            // At real time the two ticks lie an hour apart.
            boolean signalled = false;
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                lines.add(line);
                if (!signalled && line.contains("tick")) {
                    signalled = true;
                    interrupt(replay);
                }
            }
        }

        assertThat(replay.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(replay.exitValue()).isEqualTo(interruptIsIgnored() ? SIGTERM_CODE : SIGINT_CODE);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("Stopped before the end of the replay: there are no results.");
        assertThat(lines).noneMatch(line -> line.contains("\tat ") || line.contains("Exception"));
        assertThat(temporary).isEmptyDirectory();
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private Process start(Path temporary) throws IOException {
        Files.writeString(folder.resolve("reference.yaml"), """
                markets:
                  XX: {zone: UTC, open: "09:00", close: "12:00", sessions: from-data}
                indices:
                  ALL: {market: XX, level: derived, members: all}
                """);
        Files.writeString(folder.resolve("feed.yaml"), """
                kind: trades
                columns: {symbol: s, timestamp: t, price: p}
                """);
        Files.writeString(folder.resolve("data.csv"), "s,t,p\nA,2024-01-02T10:00:00Z,10\nA,2024-01-02T11:00:00Z,10\n");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay",
                "--reference",
                "reference.yaml",
                "--feed",
                "feed.yaml",
                "--out",
                "out",
                "--speed",
                "1",
                "data.csv");
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        String signal = interruptIsIgnored() ? "-TERM" : "-INT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** A shell starts what runs in its background deaf to SIGINT, and children inherit that. */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT_BIT) != 0);
        }
    }
}
