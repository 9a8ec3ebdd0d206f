package io.marketsignals.bench.charts;

import io.marketsignals.bench.picture.Axis;
import io.marketsignals.bench.picture.Panel;
import io.marketsignals.bench.picture.Series;
import io.marketsignals.bench.picture.Series.Point;
import io.marketsignals.bench.picture.Sheet;
import io.marketsignals.bench.restore.RestoreFigure;
import io.marketsignals.bench.results.ResultFolder.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Seconds from lost state to results, and what the changelogs hold, by scenario. */
final class RestoreChart {
    private static final double MILLION = 1e6;

    private RestoreChart() {}

    static Sheet of(Figures<RestoreFigure> figures) {
        List<RestoreFigure> rows = figures.rows();
        List<String> groups = rows.stream().map(RestoreChart::group).toList();
        Panel seconds = new Panel.Bars(
                "From the launch of a JVM without state",
                groups,
                Axis.linear("seconds", most(rows, RestoreFigure::readySeconds)),
                List.of(
                        series("restored and running", rows, RestoreFigure::runningSeconds),
                        series("first result committed", rows, RestoreFigure::readySeconds)),
                List.of());
        ToDoubleFunction<RestoreFigure> perMillion = row -> row.bytesPerMillion() / MILLION;
        Panel bytes = new Panel.Bars(
                "Changelogs: keys and values",
                groups,
                Axis.linear("MB per million symbol updates", most(rows, perMillion)),
                List.of(series("MB per million updates", rows, perMillion)),
                List.of());
        return new Sheet("Restore", figures.machine().sentence(), List.of(seconds, bytes));
    }

    private static String group(RestoreFigure row) {
        double records = row.changelogRecords();
        return row.scenario() + "\n"
                + (records < MILLION / 10
                        ? String.format(Locale.ROOT, "%,.0f records", records)
                        : String.format(Locale.ROOT, "%.1f M records", records / MILLION));
    }

    private static double most(List<RestoreFigure> rows, ToDoubleFunction<RestoreFigure> measure) {
        return rows.stream().mapToDouble(measure).max().orElse(1);
    }

    private static Series series(String name, List<RestoreFigure> rows, ToDoubleFunction<RestoreFigure> measure) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            points.add(new Point(i, measure.applyAsDouble(rows.get(i))));
        }
        return new Series(name, points);
    }
}
