package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.load.Load;
import io.marketsignals.history.load.LoadReport;
import io.marketsignals.history.load.LoadRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals load}: files into the input topics of a cluster. */
@Command(
        name = "load",
        description =
                "Load files of prices, with their reference data, into the input topics of a cluster. The same command"
                        + " again sends only what is not there yet, so one that was cut off goes on where it stopped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals load --reference reference.yaml --feed feed.yaml -b broker:9092 --dry-run data/*.csv.gz",
            "  signals load --reference reference.yaml --feed feed.yaml -b broker:9092 --create-topics data/*.csv.gz",
            "  signals load -r reference.yaml -f stocks.yaml -f indices.yaml -c app.yaml --batch 1 data/*.csv.gz",
            "",
            "What is loaded is kept under the id that the first lines tell; the records' header signals.load carries it."
        })
final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

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

    @Option(names = "--from", paramLabel = "DATE", description = "First local date to load.")
    private Optional<LocalDate> from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last local date to load.")
    private Optional<LocalDate> to;

    @Option(
            names = "--batch",
            paramLabel = "TICKS",
            defaultValue = "500",
            description = "Ticks in a record at most; 1: each in its own, with its symbol as the key; default:"
                    + " ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--create-topics", description = "Create the topics that are missing.")
    private boolean createTopics;

    @Option(names = "--dry-run", description = "Say what would be loaded; change nothing.")
    private boolean dryRun;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Data as CSV, plain or gzip.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadRequest request = request();
        AppConfig config = options.load();
        PrintWriter err = command.commandLine().getErr();
        QuietLog.quiet();
        return Interruption.during(() -> load(request, config, err), () -> interrupted(err));
    }

    private void load(LoadRequest request, AppConfig config, PrintWriter err) throws InterruptedException {
        Load load = new Load(request, config, err, Ansi.AUTO.enabled());
        LoadReport report = dryRun ? load.dryRun() : load.run();
        PrintWriter out = command.commandLine().getOut();
        out.print(report.summary());
        if (!dryRun) {
            out.println("Next: signals run" + options.repeated());
            out.println("  or: signals replay" + options.repeatedAccess() + " --out results");
        }
        out.flush();
    }

    private void interrupted(PrintWriter err) {
        QuietLog.silent();
        err.println(System.lineSeparator()
                + (dryRun ? "Stopped." : "Stopped before the end of the load: the same command goes on from there."));
        err.flush();
    }

    private LoadRequest request() {
        try {
            return new LoadRequest(reference, feeds, files, from, to, batch, createTopics);
        } catch (IllegalArgumentException e) {
            throw Errors.ofParameters(command, e);
        }
    }
}
