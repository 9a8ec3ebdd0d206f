package io.marketsignals.cli;

import io.marketsignals.history.Replay;
import io.marketsignals.history.ReplayReport;
import io.marketsignals.history.ReplayRequest;
import io.marketsignals.history.cluster.Kills;
import io.marketsignals.topics.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** {@code signals replay}: history in files or topics through the processor, under names of its own. */
@Command(
        name = "replay",
        description = "Replay history through the processor and write alerts, sessions and spreads as files."
                + " Files are replayed on a broker and a registry inside this process. Without files, the input topics of a"
                + " cluster are replayed on that cluster, into topics named after the run; production is only read.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals replay --reference reference.yaml --feed feed.yaml --out results prices.csv.gz",
            "  signals replay -r reference.yaml -f stocks.yaml -f indices.yaml -o results --threads 2 data/*.csv.gz",
            "  signals replay --config app.yaml --run what-if --set signals.rally.return=0.05 --out results",
            "  signals replay -b broker:9092 --from-time 2025-09-15T00:00:00Z --speed 60 --paused --out results",
            "",
            "The same input gives the same results, byte for byte, whatever partitions, threads, instances, speed or kills."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Where the results go; what is there is replaced.")
    private Path out;

    @Option(
            names = {"-r", "--reference"},
            paramLabel = "FILE",
            description =
                    "Markets, indices, pairs, zones, corporate actions and settings, as YAML. Needed with files; with"
                            + " topics, its entries replace those of the same id.")
    private Optional<Path> reference;

    @Mixin
    private ReplayFiles files;

    @Mixin
    private ReplayTopics topics;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "Stream threads of an instance; default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--instances",
            defaultValue = "1",
            description = "Of the processor; several have a JVM each. Default: ${DEFAULT-VALUE}.")
    private int instances;

    @Mixin
    private ReplayTempo tempo;

    @Option(
            names = "--kill-after",
            paramLabel = "TICKS",
            defaultValue = "0",
            description =
                    "Run the processor in JVMs of its own and kill one hard after so many ticks, or records of topics.")
    private long killAfter;

    @Option(
            names = "--kills",
            defaultValue = "1",
            description = "How often one is killed, in turn; default: ${DEFAULT-VALUE}.")
    private int kills;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Data as CSV, plain or gzip; none: topics are replayed.")
    private List<Path> data = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReplayRequest request = request();
        PrintWriter err = command.commandLine().getErr();
        QuietLog.quiet();
        return Interruption.during(() -> replay(request, err), () -> interrupted(err));
    }

    private void replay(ReplayRequest request, PrintWriter err) throws IOException, InterruptedException {
        ReplayReport report = new Replay(request, Main.class.getName(), err, Ansi.AUTO.enabled()).run();
        PrintWriter stdout = command.commandLine().getOut();
        stdout.print(report.summary());
        stdout.flush();
        if (request.input() instanceof ReplayRequest.Topics of && !of.clean()) {
            err.println("The run's topics stay: " + of.run().topic(TopicNames.ALERTS)
                    + " and the others. Remove them with 'signals reset --run "
                    + of.run().name()
                    + " --inputs --outputs --yes" + options.repeatedAccess() + "'.");
            err.flush();
        }
    }

    private void interrupted(PrintWriter err) {
        QuietLog.silent();
        err.println(System.lineSeparator() + "Stopped before the end of the replay: there are no results."
                + (data.isEmpty()
                        ? " What the run has put on the cluster stays; 'signals reset --run' removes it."
                        : ""));
        err.flush();
    }

    private ReplayRequest request() {
        try {
            Kills wanted = killAfter == 0 ? Kills.NONE : new Kills(killAfter, kills);
            ReplayRequest.Input input = data.isEmpty()
                    ? topics.input(options, reference, files)
                    : files.input(options, reference, topics, data);
            ReplayRequest.Work work =
                    new ReplayRequest.Work(files.partitions(Math.max(1, threads * instances)), threads, instances);
            return new ReplayRequest(
                    input,
                    out,
                    work,
                    tempo.tempo(System.in, command.commandLine().getErr()),
                    data.isEmpty() ? topics.settings(options) : files.settings(options),
                    wanted);
        } catch (IllegalArgumentException e) {
            throw Errors.ofParameters(command, e);
        }
    }
}
