package io.marketsignals.bench.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.bench.growth.GrowthCommand;
import io.marketsignals.bench.growth.GrowthFigure;
import io.marketsignals.bench.latency.LatencyCommand;
import io.marketsignals.bench.latency.LatencyResult;
import io.marketsignals.bench.picture.Sheet;
import io.marketsignals.bench.replay.ReplayFigure;
import io.marketsignals.bench.replay.ReplaySpeedCommand;
import io.marketsignals.bench.restore.RestoreCommand;
import io.marketsignals.bench.restore.RestoreFigure;
import io.marketsignals.bench.results.ResultFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code charts}: the measured figures as pictures. */
@Command(
        name = "charts",
        description =
                "Draws figures from their JSON as SVG, beside it: those of the other commands, and tables that were"
                        + " written with --json as throughput*.json.",
        mixinStandardHelpOptions = true)
public final class ChartsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ResultFolder results;

    @Override
    public Integer call() {
        List<Path> drawn = new ArrayList<>();
        List<JsonNode> throughput = results.all("throughput");
        if (!throughput.isEmpty()) {
            drawn.add(draw("throughput", ThroughputChart.of(throughput)));
        }
        results.read(LatencyCommand.NAME, LatencyResult.class)
                .ifPresent(figures -> drawn.add(draw("latency", LatencyChart.of(figures))));
        results.read(GrowthCommand.NAME, GrowthFigure.class).ifPresent(figures -> {
            drawn.add(draw("growth-cost", GrowthChart.cost(figures)));
            drawn.add(draw("growth-throughput", GrowthChart.speed(figures)));
        });
        results.read(RestoreCommand.NAME, RestoreFigure.class)
                .ifPresent(figures -> drawn.add(draw("restore", RestoreChart.of(figures))));
        results.read(ReplaySpeedCommand.NAME, ReplayFigure.class)
                .ifPresent(figures -> drawn.add(draw("replay-speed", ReplayChart.of(figures))));
        PrintWriter out = command.commandLine().getOut();
        drawn.forEach(out::println);
        out.flush();
        if (drawn.isEmpty()) {
            command.commandLine().getErr().println("There are no figures to draw yet.");
            return 1;
        }
        return 0;
    }

    private Path draw(String name, Sheet sheet) {
        return results.draw(name, sheet.svg());
    }
}
