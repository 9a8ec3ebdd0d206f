package io.marketsignals.bench.picture;

import io.marketsignals.bench.picture.Panel.Bars;
import io.marketsignals.bench.picture.Panel.Lines;
import io.marketsignals.bench.picture.Series.Point;
import io.marketsignals.bench.picture.Svg.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The place of one panel on a sheet; its values are turned into places here. */
final class Frame {
    static final int WIDTH = 480;
    static final int HEIGHT = 356;
    private static final int LEFT = 74;
    private static final int RIGHT = 18;
    private static final int TOP = 72;
    private static final int BOTTOM = 52;
    private static final int ABOVE = 30;
    private static final int LINE_HEIGHT = 17;
    /** A legend's square, its gap, and the gap to the next. */
    private static final int STEP = 34;
    /** Width of a letter, about. */
    private static final double LETTER = 6.2;
    /** Share of a group's width that its bars take. */
    private static final double FILLED = 0.75;

    private final Svg svg;
    private final Panel panel;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    Frame(Svg svg, Panel panel, double x, double y) {
        this.svg = svg;
        this.panel = panel;
        this.left = x + LEFT;
        this.right = x + WIDTH - RIGHT;
        this.top = y + TOP;
        this.bottom = y + HEIGHT - BOTTOM;
    }

    void draw() {
        svg.text("panel", left, top - 50, Anchor.START, panel.title());
        legend();
        panel.y().ticks().forEach(tick -> {
            svg.stroke("grid", left, y(tick.value()), right, y(tick.value()));
            svg.text("tick", left - 6, y(tick.value()) + 4, Anchor.END, tick.name());
        });
        svg.upright(left - 58, (top + bottom) / 2, panel.y().title());
        if (panel instanceof Lines lines) {
            lines(lines);
        } else if (panel instanceof Bars bars) {
            bars(bars);
        }
        panel.limits().forEach(this::limit);
    }

    /** As many names in a line as there is room for. */
    private void legend() {
        double x = left;
        double line = top - ABOVE;
        for (int i = 0; i < panel.series().size(); i++) {
            String name = panel.series().get(i).name();
            double width = STEP + LETTER * name.length();
            if (x > left && x + width > right) {
                x = left;
                line += LINE_HEIGHT;
            }
            svg.rect("f" + colour(i), x, line - 9, 10, 10);
            svg.text("legend", x + 14, line, Anchor.START, name);
            x += width;
        }
    }

    private void limit(Limit limit) {
        svg.stroke("limit", left, y(limit.y()), right, y(limit.y()));
        svg.text("limit-name", left + 4, y(limit.y()) - 4, Anchor.START, limit.name());
    }

    private void lines(Lines lines) {
        lines.x().ticks().forEach(tick -> {
            double x = x(lines.x(), tick.value());
            svg.stroke("grid", x, top, x, bottom);
            svg.text("tick", x, bottom + 17, Anchor.MIDDLE, tick.name());
        });
        svg.text(
                "axis",
                (left + right) / 2,
                bottom + 38,
                Anchor.MIDDLE,
                lines.x().title());
        for (int i = 0; i < lines.series().size(); i++) {
            Series series = lines.series().get(i);
            String style = "line s" + colour(i);
            svg.polyline(
                    style,
                    series.points().stream()
                            .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", x(lines.x(), p.x()), y(p.y())))
                            .collect(Collectors.joining(" ")));
            for (Point point : series.points()) {
                svg.dot(
                        "f" + colour(i),
                        x(lines.x(), point.x()),
                        y(point.y()),
                        series.name() + ": " + value(point.y()));
            }
        }
    }

    private void bars(Bars bars) {
        double group = (right - left) / bars.groups().size();
        double bar = group * FILLED / bars.series().size();
        List<String> names = bars.groups();
        for (int i = 0; i < names.size(); i++) {
            double line = bottom + LINE_HEIGHT;
            for (String part : names.get(i).split("\n", -1)) {
                svg.text("tick", left + (i + 0.5) * group, line, Anchor.MIDDLE, part);
                line += LINE_HEIGHT;
            }
        }
        for (int i = 0; i < bars.series().size(); i++) {
            for (Point point : bars.series().get(i).points()) {
                double x = left + (point.x() + (1 - FILLED) / 2) * group + i * bar;
                svg.rect("f" + colour(i), x + 1, y(point.y()), bar - 2, bottom - y(point.y()));
                svg.text("value", x + bar / 2, y(point.y()) - 4, Anchor.MIDDLE, value(point.y()));
            }
        }
    }

    private static int colour(int series) {
        return series % Svg.COLOURS;
    }

    private double x(Axis axis, double value) {
        return left + axis.share(value) * (right - left);
    }

    /** What lies beyond the axis is drawn at its end. */
    private double y(double value) {
        return bottom - Math.max(0, Math.min(1, panel.y().share(value))) * (bottom - top);
    }

    private static String value(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
