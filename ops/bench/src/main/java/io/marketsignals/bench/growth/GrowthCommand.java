package io.marketsignals.bench.growth;

import io.marketsignals.bench.growth.GrowthPoint.Dimension;
import io.marketsignals.bench.results.ResultFolder;
import io.marketsignals.bench.results.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code growth}: the cost of a tick over the size of the market and of the deployment. */
@Command(
        name = "growth",
        description =
                "Measures what a tick costs, against an empty topology on the same records, over symbols, indices a"
                        + " symbol, partitions and threads.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ops/bench/run growth", "  ops/bench/run growth --only symbols,indices --ticks 4000000 --passes 5"})
public final class GrowthCommand implements Callable<Integer> {
    public static final String NAME = "growth";

    @Spec
    private CommandSpec command;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "DIMENSION",
            defaultValue = "symbols,indices,partitions,threads",
            description = "Of ${COMPLETION-CANDIDATES}; default: all.")
    private List<Dimension> dimensions;

    @Option(names = "--ticks", defaultValue = "4000000", description = "Of each feed; default: ${DEFAULT-VALUE}.")
    private long ticks;

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "Counted passes; two more go before them. Default: ${DEFAULT-VALUE}.")
    private int passes;

    @Option(names = "--heap", defaultValue = "1g", description = "Of broker and workers; default: ${DEFAULT-VALUE}.")
    private String heap;

    @Mixin
    private ResultFolder results;

    @Override
    public Integer call() throws InterruptedException {
        Map<GrowthPoint, GrowthFigure> measured = new LinkedHashMap<>();
        List<GrowthFigure> figures = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            double smallest = Double.NaN;
            for (GrowthPoint point : GrowthPoint.of(dimension, ticks)) {
                GrowthFigure figure = figure(point, measured);
                smallest = Double.isNaN(smallest) ? figure.cpuNanos() : smallest;
                figures.add(figure.at(point, smallest));
                results.write(NAME, figures); // a later point may fail, and each takes minutes
            }
        }
        PrintWriter out = command.commandLine().getOut();
        out.print(table(figures));
        out.println(results.write(NAME, figures));
        out.flush();
        return 0;
    }

    /** A point that lies on several dimensions is measured once. */
    private GrowthFigure figure(GrowthPoint point, Map<GrowthPoint, GrowthFigure> measured)
            throws InterruptedException {
        for (var known : measured.entrySet()) {
            if (known.getKey().same(point)) {
                return known.getValue();
            }
        }
        PrintWriter err = command.commandLine().getErr();
        err.printf(Locale.ROOT, "%,d %s ...%n", point.value(), point.dimension().title());
        err.flush();
        GrowthFigure figure = new GrowthRun(point, Math.max(1, passes), heap).measure();
        err.printf(
                Locale.ROOT,
                "  %,.0f ns CPU/tick, floor %,.0f; %,.0f ticks/s, floor %,.0f%n",
                figure.cpuNanos(),
                figure.floorCpuNanos(),
                figure.ticksPerSecond(),
                figure.floorTicksPerSecond());
        err.flush();
        measured.put(point, figure);
        return figure;
    }

    private static String table(List<GrowthFigure> figures) {
        TextTable table = new TextTable(
                "", "size", "CPU ns/tick", "floor", "growth", "ticks/s", "floor ticks/s", "/ floor", "B/tick beyond");
        for (GrowthFigure f : figures) {
            table.row(
                    f.dimension(),
                    text("%,d", f.value()),
                    text("%,.0f", f.cpuNanos()),
                    text("%,.0f", f.floorCpuNanos()),
                    text("%.2f", f.growth()),
                    text("%,.0f", f.ticksPerSecond()),
                    text("%,.0f", f.floorTicksPerSecond()),
                    text("%.2f", f.ratio()),
                    text("%,.0f", f.bytesBeyond()));
        }
        return table.text();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
