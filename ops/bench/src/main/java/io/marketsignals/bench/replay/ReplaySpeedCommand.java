package io.marketsignals.bench.replay;

import io.marketsignals.bench.results.ResultFolder;
import io.marketsignals.bench.results.TextTable;
import io.marketsignals.history.cluster.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay-speed}: history in files to alerts. */
@Command(
        name = "replay-speed",
        description =
                "Measures 'signals replay' from the start of its JVM to its results, on files of yours or, without any,"
                        + " on made-up daily bars.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ops/bench/run replay-speed",
            "  ops/bench/run replay-speed --reference reference.yaml --feed feed.yaml prices.csv.gz"
        })
public final class ReplaySpeedCommand implements Callable<Integer> {
    public static final String NAME = "replay-speed";

    @Spec
    private CommandSpec command;

    @Option(
            names = {"-r", "--reference"},
            paramLabel = "FILE",
            description = "Of the history, as 'signals replay' takes it.")
    private Optional<Path> reference;

    @Option(
            names = {"-f", "--feed"},
            paramLabel = "FILE",
            description = "What the files hold; may be repeated.")
    private List<Path> feeds = List.of();

    @Option(names = "--symbols", defaultValue = "500", description = "Of the made-up bars; default: ${DEFAULT-VALUE}.")
    private int symbols;

    @Option(
            names = "--sessions",
            defaultValue = "1260",
            description = "Of the made-up bars; default: ${DEFAULT-VALUE}.")
    private int sessions;

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "The figures are their medians; default: ${DEFAULT-VALUE}.")
    private int passes;

    @Option(names = "--heap", defaultValue = "2g", description = "Of the replay's JVM; default: ${DEFAULT-VALUE}.")
    private String heap;

    @Mixin
    private ResultFolder results;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Data as CSV, plain or gzip.")
    private List<Path> data = List.of();

    @Override
    public Integer call() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create("market-signals-bars-")) {
            History history = history(folder);
            List<ReplayPass> measured = new ArrayList<>();
            for (int pass = 1; pass <= Math.max(1, passes); pass++) {
                command.commandLine().getErr().printf("pass %d ...%n", pass);
                measured.add(ReplayPass.of(history, heap));
            }
            ReplayFigure figure = ReplayFigure.of(described(), measured);
            PrintWriter out = command.commandLine().getOut();
            out.print(table(figure));
            out.println(results.write(NAME, List.of(figure)));
            out.flush();
        }
        return 0;
    }

    private History history(TemporaryFolder folder) throws IOException {
        if (data.isEmpty()) {
            return new DailyBars(symbols, sessions).write(folder.path());
        }
        if (reference.isEmpty() || feeds.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Files of yours need --reference and --feed.");
        }
        return new History(reference.get(), feeds, data);
    }

    private String described() {
        return data.isEmpty()
                ? String.format(Locale.ROOT, "made-up daily bars of %,d symbols over %,d sessions", symbols, sessions)
                : String.join(
                        ", ",
                        data.stream()
                                .map(file -> String.valueOf(file.getFileName()))
                                .toList());
    }

    private static String table(ReplayFigure figure) {
        TextTable table = new TextTable("history", "ticks", "seconds", "CPU s", "ticks/s", "alerts", "digest");
        return table.row(
                        figure.history(),
                        String.format(Locale.ROOT, "%,d", figure.ticks()),
                        String.format(Locale.ROOT, "%.1f", figure.seconds()),
                        String.format(Locale.ROOT, "%.1f", figure.cpuSeconds()),
                        String.format(Locale.ROOT, "%,.0f", figure.perSecond()),
                        String.format(Locale.ROOT, "%,d", figure.alerts()),
                        figure.digest().substring(0, 12))
                .text();
    }
}
