package io.marketsignals.bench.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.bench.picture.Axis;
import io.marketsignals.bench.picture.Panel;
import io.marketsignals.bench.picture.Series;
import io.marketsignals.bench.picture.Series.Point;
import io.marketsignals.bench.picture.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Throughput of the contenders, a panel for each table. */
final class ThroughputChart {
    private ThroughputChart() {}

    /** {@code tables}: one at least, as the throughput measurement writes them. */
    static Sheet of(List<JsonNode> tables) {
        JsonNode machine = tables.get(0).path("machine");
        return new Sheet(
                "Throughput against the limit, the floor and the Streams DSL",
                machine.path("processors").asText() + " processors, "
                        + machine.path("java").asText() + ", broker on the same machine, medians",
                tables.stream().map(ThroughputChart::panel).toList());
    }

    private static Panel panel(JsonNode table) {
        List<String> groups = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        table.path("contenders").forEach(line -> {
            points.add(new Point(groups.size(), line.path("ticksPerSecond").asDouble()));
            groups.add(line.path("contender").asText());
        });
        JsonNode feed = table.path("feed");
        return new Panel.Bars(
                String.format(
                        Locale.ROOT,
                        "%,d symbols, %d price(s) a record",
                        feed.path("symbols").asInt(),
                        feed.path("batch").asInt()),
                groups,
                Axis.linear(
                        "ticks/s", points.stream().mapToDouble(Point::y).max().orElse(1)),
                List.of(new Series("ticks a second", points)),
                List.of());
    }
}
