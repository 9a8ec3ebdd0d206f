package io.marketsignals.bench.restore;

import io.marketsignals.bench.results.ResultFolder;
import io.marketsignals.bench.results.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code restore}: from lost state to results. */
@Command(
        name = "restore",
        description =
                "Measures how long an application without its local state takes to restore it from the changelogs, and"
                        + " how large those are.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench/run restore", "  ops/bench/run restore --ticks 200000 --sessions 20 --passes 1"})
public final class RestoreCommand implements Callable<Integer> {
    public static final String NAME = "restore";
    /** The changelogs of many updates should hold this many records, or their restore says little. */
    private static final long WANTED = 1_000_000;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--ticks",
            defaultValue = "2000000",
            description = "Prices of the session that is restored; default: ${DEFAULT-VALUE}.")
    private long ticks;

    @Option(names = "--sessions", defaultValue = "252", description = "Of daily history; default: ${DEFAULT-VALUE}.")
    private int sessions;

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "The figures are their medians; default: ${DEFAULT-VALUE}.")
    private int passes;

    @Option(
            names = "--heap",
            defaultValue = "1g",
            description = "Of broker and application; default: ${DEFAULT-VALUE}.")
    private String heap;

    @Mixin
    private ResultFolder results;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        List<RestoreFigure> figures = new ArrayList<>();
        for (Scenario scenario : List.of(Scenario.updates(ticks), Scenario.usual(ticks), Scenario.history(sessions))) {
            err.println(scenario.name() + " ...");
            err.flush();
            RestoreFigure figure = new RestoreRun(scenario, Math.max(1, passes), heap).measure();
            err.printf(
                    Locale.ROOT,
                    "  %,d changelog records, ready after %.1f s%n",
                    figure.changelogRecords(),
                    figure.readySeconds());
            figures.add(figure);
        }
        if (figures.get(0).changelogRecords() < WANTED) {
            err.printf(
                    Locale.ROOT,
                    "Only %,d changelog records of %,d wanted: give more --ticks.%n",
                    figures.get(0).changelogRecords(),
                    WANTED);
        }
        out.print(table(figures));
        out.println(results.write(NAME, figures));
        out.flush();
        return 0;
    }

    private static String table(List<RestoreFigure> figures) {
        TextTable table = new TextTable(
                "",
                "symbols",
                "updates",
                "changelog records",
                "MB",
                "MB on disk",
                "MB/M updates",
                "running s",
                "without JVM",
                "ready s",
                "records/s");
        for (RestoreFigure f : figures) {
            table.row(
                    f.scenario(),
                    text("%,d", f.symbols()),
                    text("%,d", f.updates()),
                    text("%,d", f.changelogRecords()),
                    text("%,.1f", f.changelogBytes() / 1e6),
                    text("%,.1f", f.diskBytes() / 1e6),
                    text("%,.1f", f.bytesPerMillion() / 1e6),
                    text("%.1f", f.runningSeconds()),
                    text("%.1f", f.restoreSeconds()),
                    text("%.1f", f.readySeconds()),
                    text("%,.0f", f.recordsPerSecond()));
        }
        return table.text();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
