package io.marketsignals.bench.charts;

import io.marketsignals.bench.picture.Axis;
import io.marketsignals.bench.picture.Panel;
import io.marketsignals.bench.picture.Series;
import io.marketsignals.bench.picture.Series.Point;
import io.marketsignals.bench.picture.Sheet;
import io.marketsignals.bench.replay.ReplayFigure;
import io.marketsignals.bench.replay.ReplayPass;
import io.marketsignals.bench.results.ResultFolder.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Wall and processor time of each pass of a replay. */
final class ReplayChart {
    private ReplayChart() {}

    static Sheet of(Figures<ReplayFigure> figures) {
        return new Sheet(
                "Replay of history in files, start and end of the JVM included",
                figures.machine().sentence(),
                figures.rows().stream()
                        .flatMap(figure -> Stream.of(seconds(figure), speed(figure)))
                        .toList());
    }

    private static Panel seconds(ReplayFigure figure) {
        List<ReplayPass> passes = figure.passes();
        double most = passes.stream()
                .mapToDouble(pass -> Math.max(pass.seconds(), pass.cpuSeconds()))
                .max()
                .orElse(1);
        return new Panel.Bars(
                figure.history(),
                names(passes),
                Axis.linear("seconds", most),
                List.of(
                        series("wall clock", passes, ReplayPass::seconds),
                        series("processor, all threads", passes, ReplayPass::cpuSeconds)),
                List.of());
    }

    private static Panel speed(ReplayFigure figure) {
        List<ReplayPass> passes = figure.passes();
        ToDoubleFunction<ReplayPass> speed = pass -> pass.ticks() / pass.seconds();
        return new Panel.Bars(
                String.format(Locale.ROOT, "%,d ticks", figure.ticks()),
                names(passes),
                Axis.linear("ticks/s", passes.stream().mapToDouble(speed).max().orElse(1)),
                List.of(series("ticks a second of wall clock", passes, speed)),
                List.of());
    }

    private static List<String> names(List<ReplayPass> passes) {
        return IntStream.rangeClosed(1, passes.size())
                .mapToObj(number -> "pass " + number)
                .toList();
    }

    private static Series series(String name, List<ReplayPass> passes, ToDoubleFunction<ReplayPass> measure) {
        return new Series(
                name,
                IntStream.range(0, passes.size())
                        .mapToObj(i -> new Point(i, measure.applyAsDouble(passes.get(i))))
                        .toList());
    }
}
