package io.marketsignals.cli;

import io.marketsignals.history.ReplayRequest;
import io.marketsignals.history.publish.HeldPace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a replay that concern its pace, and the commands that hold it and let it go. */
final class ReplayTempo {
    private static final String COMMANDS = "pause, go, step [DURATION]";

    @Option(
            names = "--speed",
            defaultValue = "0",
            description = "Multiple of real time; 0, the default, is as fast as it goes.")
    private double speed;

    @Option(
            names = "--control",
            description =
                    "Take commands from the standard input, one a line: " + COMMANDS + "; an empty line is a step.")
    private boolean control;

    @Option(names = "--paused", description = "Begin held; takes commands as --control does.")
    private boolean paused;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            defaultValue = "PT1M",
            description = "Event time of a step; default: ${DEFAULT-VALUE}.")
    private Duration step;

    /** @param commands read by a thread of its own when control was asked for */
    ReplayRequest.Tempo tempo(InputStream commands, PrintWriter err) {
        if (step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("a step must be above zero: " + step);
        }
        boolean held = control || paused;
        return new ReplayRequest.Tempo(
                speed,
                held
                        ? Optional.of(new ReplayRequest.Hold(paused, step, pace -> listen(commands, err, pace)))
                        : Optional.empty());
    }

    private void listen(InputStream commands, PrintWriter err, HeldPace pace) {
        Thread thread = new Thread(() -> read(commands, err, pace), "replay-control");
        thread.setDaemon(true);
        thread.start();
    }

    /** At the end of the commands the replay goes on as it is; one that is held is let go, for nobody could any more. */
    private void read(InputStream commands, PrintWriter err, HeldPace pace) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line.strip(), err, pace);
            }
        } catch (IOException e) {
            err.println("No more commands: " + e.getMessage());
        }
        pace.go();
    }

    private void obey(String line, PrintWriter err, HeldPace pace) {
        String[] words = line.split("\\s+", 2);
        switch (words[0]) {
            case "pause", "p" -> pace.pause();
            case "go", "g" -> pace.go();
            case "step", "s", "" -> step(words.length > 1 ? words[1] : step.toString(), err, pace);
            default -> {
                err.println("'" + line + "' is no command; there are: " + COMMANDS);
                err.flush();
            }
        }
    }

    private static void step(String duration, PrintWriter err, HeldPace pace) {
        try {
            pace.step(Duration.parse(duration));
        } catch (DateTimeParseException e) {
            err.println("'" + duration + "' is no duration such as PT1M or PT6H30M");
            err.flush();
        }
    }
}
