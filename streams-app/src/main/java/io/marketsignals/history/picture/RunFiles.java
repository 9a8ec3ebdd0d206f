package io.marketsignals.history.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The results of a replay that a picture is drawn from. */
final class RunFiles {
    private final RunFolder run;

    /** @param folder what {@code signals replay} wrote */
    RunFiles(Path folder) {
        this.run = RunFolder.open(folder);
    }

    /** The closes of an index or pair within dates, oldest first; IllegalArgumentException names what there is instead. */
    List<JsonNode> closes(String subject, Span span) {
        List<JsonNode> closes = run.lines(
                RunFile.SESSIONS,
                line -> line.path("index").asText().equals(subject) && span.holds(RunFolder.session(line)));
        if (closes.isEmpty()) {
            closes = run.lines(
                    RunFile.SPREADS,
                    line -> line.path("pair").asText().equals(subject)
                            && line.path("closing").asBoolean()
                            && span.holds(RunFolder.session(line)));
        }
        if (closes.isEmpty()) {
            throw new IllegalArgumentException(
                    "no closes of " + subject + " in " + run.path() + "; there are " + String.join(", ", subjects()));
        }
        Map<LocalDate, JsonNode> last = new LinkedHashMap<>(); // a correction replaces the close before it
        closes.forEach(close -> last.put(RunFolder.session(close), close));
        return List.copyOf(last.values());
    }

    /** The alerts of a subject as first told, of the given signals (none: of all); a cancelled one never was. */
    List<Mark> marks(String subject, Set<String> signals, Span span) {
        List<Mark> marks = new ArrayList<>();
        Map<String, String> statuses = new HashMap<>();
        run.lines(RunFile.ALERTS, line -> true)
                .forEach(line -> statuses.put(
                        line.path("id").asText(), line.path("status").asText()));
        for (JsonNode alert :
                run.lines(RunFile.ALERTS, line -> isOf(line, subject) && span.holds(RunFolder.session(line)))) {
            String signal = alert.path("signal").asText();
            boolean wanted = signals.isEmpty()
                    || signals.contains(signal)
                    || signals.contains(alert.path("event").asText());
            boolean cancelled = "CANCELLED".equals(statuses.get(alert.path("id").asText()));
            if (wanted && !cancelled && alert.path("status").asText().equals("RAISED")) {
                marks.add(new Mark(
                        RunFolder.session(alert),
                        alert.path("direction").asText().equals("UP"),
                        alert.path("event").asText(),
                        alert.path("reason").asText()));
            }
        }
        return marks;
    }

    private static boolean isOf(JsonNode alert, String subject) {
        if (alert.path("subject").asText().equals(subject)) {
            return true;
        }
        for (JsonNode fact : alert.path("evidence")) {
            if (fact.path("name").asText().equals("index")
                    && fact.path("text").asText().equals(subject)) {
                return true; // a zone's alert names its index
            }
        }
        return false;
    }

    private Set<String> subjects() {
        Set<String> subjects = new TreeSet<>();
        run.lines(RunFile.SESSIONS, line -> true)
                .forEach(line -> subjects.add(line.path("index").asText()));
        run.lines(RunFile.SPREADS, line -> true)
                .forEach(line -> subjects.add(line.path("pair").asText()));
        return subjects;
    }
}
