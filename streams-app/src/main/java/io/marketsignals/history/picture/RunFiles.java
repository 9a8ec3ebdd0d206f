package io.marketsignals.history.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.nio.file.Path;
import java.time.LocalDate;
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
        return run
                .raised(alert -> isOf(alert, subject)
                        && span.holds(alert.session())
                        && (signals.isEmpty() || signals.contains(alert.signal()) || signals.contains(alert.event())))
                .stream()
                .map(alert -> new Mark(alert.session(), alert.direction().equals("UP"), alert.event(), alert.reason()))
                .toList();
    }

    /** A zone's alert names its index. */
    private static boolean isOf(AlertLine alert, String subject) {
        return alert.subject().equals(subject)
                || alert.evidence().stream()
                        .anyMatch(fact -> fact.name().equals("index") && subject.equals(fact.text()));
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
