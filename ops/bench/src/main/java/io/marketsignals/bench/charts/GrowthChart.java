package io.marketsignals.bench.charts;

import io.marketsignals.bench.growth.GrowthFigure;
import io.marketsignals.bench.picture.Axis;
import io.marketsignals.bench.picture.Panel;
import io.marketsignals.bench.picture.Series;
import io.marketsignals.bench.picture.Series.Point;
import io.marketsignals.bench.picture.Sheet;
import io.marketsignals.bench.results.ResultFolder.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One measure of a tick over what grows, a panel for each dimension, with the floor. */
final class GrowthChart {
    private GrowthChart() {}

    /** Reads a measure off a figure. */
    @FunctionalInterface
    private interface Measure {
        double of(GrowthFigure figure);
    }

    /** Processor time of a tick. */
    static Sheet cost(Figures<GrowthFigure> figures) {
        return sheet(
                "Cost of a tick on the stream threads",
                "CPU a tick, ns",
                figures,
                GrowthFigure::cpuNanos,
                GrowthFigure::floorCpuNanos);
    }

    /** Ticks a second. */
    static Sheet speed(Figures<GrowthFigure> figures) {
        return sheet(
                "Throughput, exactly-once",
                "ticks/s",
                figures,
                GrowthFigure::ticksPerSecond,
                GrowthFigure::floorTicksPerSecond);
    }

    private static Sheet sheet(String title, String axis, Figures<GrowthFigure> figures, Measure ours, Measure floor) {
        List<Panel> panels = figures.rows().stream()
                .collect(Collectors.groupingBy(GrowthFigure::dimension, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> panel(axis, rows, ours, floor))
                .toList();
        return new Sheet(title, figures.machine().sentence(), panels);
    }

    private static Panel panel(String axis, List<GrowthFigure> rows, Measure ours, Measure floor) {
        double most = rows.stream()
                .flatMap(row -> Stream.of(ours.of(row), floor.of(row)))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        String dimension = rows.get(0).dimension();
        return new Panel.Lines(
                "over " + dimension,
                Axis.logAt(
                        dimension,
                        rows.stream().map(row -> (double) row.value()).toList()),
                Axis.linear(axis, most),
                List.of(series("all signals", rows, ours), series("floor: an empty topology", rows, floor)),
                List.of());
    }

    private static Series series(String name, List<GrowthFigure> rows, Measure measure) {
        return new Series(
                name,
                rows.stream()
                        .map(row -> new Point(row.value(), measure.of(row)))
                        .toList());
    }
}
