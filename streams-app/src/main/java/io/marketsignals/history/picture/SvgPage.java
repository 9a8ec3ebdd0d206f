package io.marketsignals.history.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Lays a picture out as SVG; the same picture always gives the same text. */
final class SvgPage {
    private static final int WIDTH = 960;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 44;
    private static final int GAP = 34;
    private static final int FIRST_HEIGHT = 240;
    private static final int HEIGHT = 110;
    private static final int BOTTOM = 30;
    /** A mark this near to a named one has no name of its own. */
    private static final int NAME_WIDTH = 90;
    /** A date this near to one before it is left out. */
    private static final int LABEL_WIDTH = 64;

    /** More sessions than this are more than the points of a fine screen: only the extremes of each half unit are drawn. */
    private static final int MOST_SESSIONS = 2 * (WIDTH - LEFT - RIGHT);

    /** What XML does not allow; a reason may quote it. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF&&[^\n\t]]");

    static final String STYLE = """
            text{font:12px system-ui,sans-serif;fill:#333}.title{font-size:15px;font-weight:600}\
            .bg{fill:#fff}.grid{stroke:#ddd}.l0{stroke:#0072b2}.l1{stroke:#e69f00}.l2{stroke:#009e73}\
            .line{fill:none;stroke-width:1.5}.rise{fill:#0072b2}.fall{fill:#d55e00}.name{font-size:11px}
            @media(prefers-color-scheme:dark){text{fill:#ccc}.bg{fill:#16181d}.grid{stroke:#333}.l0{stroke:#56b4e9}\
            .rise{fill:#56b4e9}}
            """;

    private final String title;
    private final List<LocalDate> sessions;
    private final List<Panel> panels;
    private final List<Mark> marks;
    private final List<Band> bands;
    private final StringBuilder out = new StringBuilder(64 * 1024);

    SvgPage(Strips strips) {
        this.title = strips.title();
        this.sessions = strips.sessions();
        this.panels = strips.panels();
        this.marks = strips.marks();
        this.bands = strips.bands();
    }

    /** A file of its own. */
    String text() {
        return text(true);
    }

    /** @param styled whether the drawing brings its style; else the page around it does */
    String text(boolean styled) {
        int height = TOP + FIRST_HEIGHT + (panels.size() - 1) * (GAP + HEIGHT) + BOTTOM;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, height, escaped(title));
        if (styled) {
            line("<style>%s</style>", STYLE.strip());
        }
        line("<rect class=\"bg\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        line("<text class=\"title\" x=\"%d\" y=\"20\">%s</text>", LEFT, escaped(title));
        bands.forEach(band -> band(band, height));
        int y = TOP;
        for (int i = 0; i < panels.size(); i++) {
            int tall = i == 0 ? FIRST_HEIGHT : HEIGHT;
            Frame frame = Frame.of(panels.get(i), y, tall);
            panel(frame);
            if (i == 0) {
                marks(frame);
            }
            y += tall + GAP;
        }
        years(height);
        line("</svg>");
        return out.toString();
    }

    /** Where a panel stands: values to heights. Its bounds are kept, as each costs a look at every value. */
    private record Frame(Panel panel, int top, int tall, double low, double high) {
        static Frame of(Panel panel, int top, int tall) {
            return new Frame(panel, top, tall, panel.low(), panel.high());
        }

        double y(double value) {
            return top + tall - (value - low) / (high - low) * tall;
        }
    }

    private double x(int session) {
        int last = Math.max(1, sessions.size() - 1);
        return LEFT + (double) session / last * (WIDTH - LEFT - RIGHT);
    }

    private void band(Band band, int height) {
        int from = sessions.indexOf(band.from());
        int to = sessions.indexOf(band.to());
        if (from >= 0 && to >= from) {
            double half = (x(1) - x(0)) / 2;
            double left = Math.max(LEFT, x(from) - half);
            double right = Math.min(WIDTH - RIGHT, x(to) + half);
            line(
                    "<rect class=\"band %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
                    band.up() ? "rise" : "fall",
                    left,
                    TOP,
                    right - left,
                    height - BOTTOM - TOP,
                    escaped(band.reason()));
        }
    }

    private void panel(Frame frame) {
        List<String> names =
                frame.panel().lines().stream().map(Panel.Line::field).toList();
        line("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, frame.top() - 6, escaped(String.join(", ", names)));
        double middle = frame.panel().bars() ? 0 : (frame.low() + frame.high()) / 2;
        DoubleStream.of(frame.low(), middle, frame.high()).distinct().forEach(value -> grid(frame.y(value), value));
        for (int i = 0; i < frame.panel().lines().size(); i++) {
            if (frame.panel().bars()) {
                bars(frame.panel().lines().get(i), frame);
            } else {
                polyline(frame.panel().lines().get(i), i, frame);
            }
        }
    }

    private void grid(double y, double value) {
        line("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y);
        line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, number(value));
    }

    /** One line for each stretch of sessions that have a value. */
    private void polyline(Panel.Line values, int number, Frame frame) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= sessions.size(); i++) {
            Double value = i < sessions.size() ? values.values().get(i) : null;
            if (value != null) {
                points.add(new Point(x(i), frame.y(value)));
            } else if (!points.isEmpty()) {
                List<Point> drawn = sessions.size() > MOST_SESSIONS ? Point.extremes(points) : points;
                String text = drawn.stream().map(Point::text).collect(Collectors.joining(" "));
                line("<polyline class=\"line l%d\" points=\"%s\"/>", number % 3, text);
                points.clear();
            }
        }
    }

    private void bars(Panel.Line values, Frame frame) {
        double width = Math.max(0.6, (double) (WIDTH - LEFT - RIGHT) / sessions.size() - 0.5);
        List<Double> drawn = sessions.size() > MOST_SESSIONS ? values.tallest(i -> (long) (x(i) * 2)) : values.values();
        for (int i = 0; i < sessions.size(); i++) {
            Double value = drawn.get(i);
            if (value != null && value != 0) {
                double top = Math.min(frame.y(value), frame.y(0));
                double tall = Math.abs(frame.y(value) - frame.y(0));
                String side = value > 0 ? "rise" : "fall";
                line(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        side, x(i) - width / 2, top, width, tall);
            }
        }
    }

    private void marks(Frame frame) {
        double named = -NAME_WIDTH;
        for (Mark mark : marks) {
            int at = sessions.indexOf(mark.session());
            Double value = at < 0 ? null : frame.panel().lines().get(0).values().get(at);
            if (value == null) {
                continue;
            }
            double x = x(at);
            double tip = frame.y(value) + (mark.up() ? 4 : -4);
            double base = tip + (mark.up() ? 9 : -9);
            line(
                    "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\"><title>%s</title></path>",
                    mark.up() ? "rise" : "fall",
                    x,
                    tip,
                    x - 5,
                    base,
                    x + 5,
                    base,
                    escaped(mark.session() + " " + mark.reason()));
            if (!mark.name().isEmpty() && x - named >= NAME_WIDTH) {
                named = x;
                boolean late = at > sessions.size() * 3 / 4;
                line(
                        "<text class=\"name\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                        late ? x - 8 : x + 8, base + (mark.up() ? 3 : 1), late ? "end" : "start", escaped(mark.name()));
            }
        }
    }

    /** The first session of each year, of each month in less than two years, or, in less than three months, of each week. */
    private void years(int height) {
        boolean byMonth = sessions.size() < 2 * 252;
        boolean byWeek = sessions.size() < 63;
        String before = "";
        double named = -NAME_WIDTH;
        for (int i = 0; i < sessions.size(); i++) {
            LocalDate date = sessions.get(i);
            String name = byWeek
                    ? date.minusDays(date.getDayOfWeek().getValue() - 1L).toString()
                    : date.toString().substring(0, byMonth ? 7 : 4);
            if (!name.equals(before) && i > 0 && x(i) - named >= LABEL_WIDTH) {
                named = x(i);
                line(
                        "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                        x(i), x(i), TOP, height - BOTTOM);
                line(
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        x(i), height - 10, byWeek ? name.substring(5) : name);
            }
            before = name;
        }
    }

    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 1 ? "%.2f" : "%.4f", value);
    }

    private static String escaped(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    private void line(String format, Object... values) {
        out.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
