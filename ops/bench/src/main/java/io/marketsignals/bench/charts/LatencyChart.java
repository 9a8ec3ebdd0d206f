package io.marketsignals.bench.charts;

import io.marketsignals.bench.latency.LatencyResult;
import io.marketsignals.bench.picture.Axis;
import io.marketsignals.bench.picture.Limit;
import io.marketsignals.bench.picture.Panel;
import io.marketsignals.bench.picture.Series;
import io.marketsignals.bench.picture.Series.Point;
import io.marketsignals.bench.picture.Sheet;
import io.marketsignals.bench.results.ResultFolder.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Latency by percentile, a panel for each rate, a line for each commit interval and bucket. */
final class LatencyChart {
    private static final Limit TARGET = new Limit("target: 99 % within 350 ms", 350);
    private static final int TARGET_RATE = 20_000;
    /** From this span on, steps of equal size would hide the small ones. */
    private static final double WIDE = 30;

    private LatencyChart() {}

    static Sheet of(Figures<LatencyResult> figures) {
        List<Panel> panels = figures.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.rate(), row.batch()), java.util.LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(LatencyChart::panel)
                .toList();
        return new Sheet(
                "Tick to alert, from the intended send time to a read-committed consumer",
                figures.machine().sentence(),
                panels);
    }

    private static Panel panel(List<LatencyResult> rows) {
        LatencyResult first = rows.get(0);
        String title = String.format(Locale.ROOT, "%,d ticks/s", first.rate())
                + (first.batch() == 1 ? "" : ", " + first.batch() + " a record")
                + "; bucket/commit interval";
        double least = rows.stream().mapToDouble(LatencyResult::p50).min().orElseThrow();
        double most = rows.stream()
                .flatMap(row -> row.percentiles().stream())
                .mapToDouble(LatencyResult.Percentile::millis)
                .max()
                .orElseThrow();
        String axis = "latency, ms";
        List<Limit> limits = first.rate() == TARGET_RATE ? List.of(TARGET) : List.of();
        double highest =
                Math.max(most, limits.stream().mapToDouble(Limit::y).max().orElse(0));
        return new Panel.Lines(
                title,
                Axis.percentiles("percentile of the alerts"),
                highest > WIDE * least ? Axis.log(axis, least, highest) : Axis.linear(axis, highest),
                rows.stream().map(LatencyChart::series).toList(),
                limits);
    }

    private static Series series(LatencyResult row) {
        String held = row.held() ? "" : ", rate not held";
        return new Series(
                row.bucketMillis() + "/" + row.commitMillis() + " ms" + held,
                row.percentiles().stream()
                        .map(percentile -> new Point(percentile.percent(), percentile.millis()))
                        .toList());
    }
}
