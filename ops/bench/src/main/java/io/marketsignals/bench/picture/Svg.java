package io.marketsignals.bench.picture;

import java.util.Locale;

/** Text of a drawing, element by element; the same calls always give the same text. */
final class Svg {
    private static final String STYLE = """
            text{font:12px system-ui,sans-serif;fill:#333}.title{font-size:15px;font-weight:600}\
            .panel{font-size:13px;font-weight:600}.value{font-size:11px}.bg{fill:#fff}.grid{stroke:#ddd}\
            .limit{stroke:#d55e00;stroke-dasharray:5 4}.limit-name{fill:#d55e00;font-size:11px}\
            .line{fill:none;stroke-width:2}.s0{stroke:#0072b2}.s1{stroke:#e69f00}.s2{stroke:#009e73}.s3{stroke:#cc79a7}\
            .f0{fill:#0072b2}.f1{fill:#e69f00}.f2{fill:#009e73}.f3{fill:#cc79a7}
            @media(prefers-color-scheme:dark){text{fill:#ccc}.bg{fill:#16181d}.grid{stroke:#333}.s0{stroke:#56b4e9}\
            .f0{fill:#56b4e9}}""";

    /** How many series have a colour of their own. */
    static final int COLOURS = 4;

    /** Where a text stands against its point. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final StringBuilder out = new StringBuilder(16 * 1024);

    Svg(int width, int height, String label) {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                width, height, escaped(label));
        line("<style>%s</style>", STYLE);
        line("<rect class=\"bg\" width=\"%d\" height=\"%d\"/>", width, height);
    }

    void text(String style, double x, double y, Anchor anchor, String text) {
        line(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                style, x, y, anchor.id(), escaped(text));
    }

    /** A text that is read from the bottom up, centred on its point. */
    void upright(double x, double y, String text) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" transform=\"rotate(-90 %.1f %.1f)\">%s</text>",
                x, y, x, y, escaped(text));
    }

    void stroke(String style, double x1, double y1, double x2, double y2) {
        line("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    void rect(String style, double x, double y, double width, double height) {
        line("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", style, x, y, width, height);
    }

    void dot(String style, double x, double y, String tip) {
        line(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s</title></circle>",
                style, x, y, escaped(tip));
    }

    void polyline(String style, String points) {
        line("<polyline class=\"%s\" points=\"%s\"/>", style, points);
    }

    String end() {
        return out + "</svg>\n";
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
