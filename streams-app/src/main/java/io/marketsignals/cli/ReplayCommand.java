package io.marketsignals.cli;

import io.marketsignals.history.Replay;
import io.marketsignals.history.ReplayReport;
import io.marketsignals.history.ReplayRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals replay}: history in files through the processor, on a cluster inside this JVM. */
@Command(
        name = "replay",
        description = "Replay files of prices through the processor and write alerts, sessions and spreads as files."
                + " Brings its own broker and registry; nothing else is touched.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals replay --reference reference.yaml --feed feed.yaml --out results prices.csv.gz",
            "  signals replay -r reference.yaml -f stocks.yaml -f indices.yaml -o results --threads 2 data/*.csv.gz",
            "",
            "The same input gives the same results, byte for byte, whatever partitions, threads, speed or kills."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = {"-r", "--reference"},
            required = true,
            paramLabel = "FILE",
            description = "Markets, indices, pairs, zones, corporate actions and settings, as YAML.")
    private Path reference;

    @Option(
            names = {"-f", "--feed"},
            required = true,
            paramLabel = "FILE",
            description = "What the data files hold, as YAML; may be repeated.")
    private List<Path> feeds;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Where the results go; what is there is replaced.")
    private Path out;

    @Option(names = "--from", paramLabel = "DATE", description = "First local date to replay.")
    private Optional<LocalDate> from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last local date to replay.")
    private Optional<LocalDate> to;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Of the prices and of the index ticks; default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--threads", defaultValue = "2", description = "Stream threads; default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--speed",
            defaultValue = "0",
            description = "Multiple of real time; 0, the default, is as fast as it goes.")
    private double speed;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One setting, see 'signals config'; may be repeated.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(
            names = "--kill-after",
            paramLabel = "TICKS",
            defaultValue = "0",
            description = "Run the processor in a JVM of its own and kill it hard after so many ticks.")
    private long killAfter;

    @Option(names = "--kills", defaultValue = "1", description = "How often it is killed; default: ${DEFAULT-VALUE}.")
    private int kills;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Data as CSV, plain or gzip.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReplayRequest request = request();
        PrintWriter err = command.commandLine().getErr();
        QuietLog.quiet();
        try (Interruption interruption = Interruption.install(() -> interrupted(err))) {
            try {
                boolean terminal = Ansi.AUTO.enabled();
                ReplayReport report = new Replay(request, Main.class.getName(), err, terminal).run();
                PrintWriter stdout = command.commandLine().getOut();
                stdout.print(report.summary());
                stdout.flush();
                return ExitCode.OK.code();
            } catch (RuntimeException | IOException failed) {
                if (interruption.begun()) {
                    return ExitCode.STREAM_FAILED.code(); // never seen: the signal's own code ends the process
                }
                throw failed;
            }
        }
    }

    private static void interrupted(PrintWriter err) {
        QuietLog.silent();
        err.println(System.lineSeparator() + "Stopped before the end of the replay: there are no results.");
        err.flush();
    }

    private ReplayRequest request() {
        try {
            ReplayRequest.Kills wanted =
                    killAfter == 0 ? ReplayRequest.Kills.NONE : new ReplayRequest.Kills(killAfter, kills);
            ReplayRequest.Input input = new ReplayRequest.Input(reference, feeds, files, from, to);
            return new ReplayRequest(input, out, partitions, threads, speed, settings, wanted);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), capitalised(e.getMessage()) + ".", e);
        }
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
