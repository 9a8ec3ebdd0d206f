package io.marketsignals.history.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Measures of one index or pair over its sessions, one strip under the other on the same time axis, with the alerts on the
 * first.
 */
public final class Picture {
    private final String title;
    private final List<LocalDate> sessions;
    private final List<Panel> panels;
    private final List<Mark> marks;

    private Picture(String title, List<LocalDate> sessions, List<Panel> panels, List<Mark> marks) {
        this.title = title;
        this.sessions = sessions;
        this.panels = panels;
        this.marks = marks;
    }

    /**
     * What to draw.
     *
     * @param subject index or pair id
     * @param panels fields of the session's record, such as {@code adLine} or {@code mcclellan.oscillator}; several in one
     *     panel are joined by +, and a field that ends in {@code :bars} is drawn as bars
     * @param signals signals or events to mark; none: all
     */
    public record Wish(String subject, List<String> panels, Set<String> signals, Span span) {
        public Wish {
            panels = List.copyOf(panels);
            signals = Set.copyOf(signals);
        }
    }

    /** Reads the picture from a replay's results; IllegalArgumentException with a sentence when it cannot be drawn. */
    public static Picture of(Path run, Wish wish) {
        RunFiles files = new RunFiles(run);
        List<JsonNode> closes = files.closes(wish.subject(), wish.span());
        List<LocalDate> sessions = closes.stream().map(RunFolder::session).toList();
        List<Panel> panels =
                wish.panels().stream().map(fields -> panel(fields, closes)).toList();
        List<Mark> marks = files.marks(wish.subject(), wish.signals(), wish.span());
        String title = wish.subject() + ", " + sessions.get(0) + " to " + sessions.get(sessions.size() - 1);
        return new Picture(title, sessions, panels, marks);
    }

    /** The picture as a self-contained SVG that follows the reader's light or dark mode. */
    public String svg() {
        return new SvgPage(new Strips(title, sessions, panels, marks, List.of())).text();
    }

    /** How many alerts it shows. */
    public int alerts() {
        return marks.size();
    }

    private static Panel panel(String fields, List<JsonNode> closes) {
        boolean bars = fields.endsWith(":bars");
        String names = bars ? fields.substring(0, fields.length() - ":bars".length()) : fields;
        List<Panel.Line> lines = new ArrayList<>();
        for (String field : names.split("\\+", -1)) {
            List<Double> values = new ArrayList<>();
            closes.forEach(close -> values.add(number(close, field)));
            if (values.stream().allMatch(value -> value == null)) {
                throw new IllegalArgumentException("no session has a number in " + field);
            }
            lines.add(new Panel.Line(field, values));
        }
        return new Panel(lines, bars);
    }

    private static Double number(JsonNode close, String field) {
        JsonNode node = close;
        for (String step : field.split("\\.", -1)) {
            boolean place = !step.isEmpty() && step.chars().allMatch(Character::isDigit);
            node = place ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node.isNumber() ? node.doubleValue() : null;
    }
}
