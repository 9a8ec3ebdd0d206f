package io.marketsignals.history.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The results of a replay that a picture is drawn from. */
final class RunFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path run;

    /** @param run the folder that {@code signals replay} wrote; IllegalArgumentException when it holds no results */
    RunFiles(Path run) {
        this.run = run;
        if (!Files.isRegularFile(run.resolve("sessions.ndjson"))) {
            throw new IllegalArgumentException(run + " holds no results of a replay: sessions.ndjson is missing");
        }
    }

    /** The closes of an index or pair within dates, oldest first; IllegalArgumentException names what there is instead. */
    List<JsonNode> closes(String subject, Span span) throws IOException {
        List<JsonNode> closes = lines(
                "sessions.ndjson", line -> line.path("index").asText().equals(subject) && span.holds(session(line)));
        if (closes.isEmpty()) {
            closes = lines(
                    "spreads.ndjson",
                    line -> line.path("pair").asText().equals(subject)
                            && line.path("closing").asBoolean()
                            && span.holds(session(line)));
        }
        if (closes.isEmpty()) {
            throw new IllegalArgumentException(
                    "no closes of " + subject + " in " + run + "; there are " + String.join(", ", subjects()));
        }
        Map<LocalDate, JsonNode> last = new LinkedHashMap<>(); // a correction replaces the close before it
        closes.forEach(close -> last.put(session(close), close));
        return List.copyOf(last.values());
    }

    /** The alerts of a subject as first told, of the given signals (none: of all); a cancelled one never was. */
    List<Mark> marks(String subject, Set<String> signals, Span span) throws IOException {
        List<Mark> marks = new ArrayList<>();
        Map<String, String> statuses = new HashMap<>();
        lines("alerts.ndjson", line -> true)
                .forEach(line -> statuses.put(
                        line.path("id").asText(), line.path("status").asText()));
        for (JsonNode alert : lines("alerts.ndjson", line -> isOf(line, subject) && span.holds(session(line)))) {
            String signal = alert.path("signal").asText();
            boolean wanted = signals.isEmpty()
                    || signals.contains(signal)
                    || signals.contains(alert.path("event").asText());
            boolean cancelled = "CANCELLED".equals(statuses.get(alert.path("id").asText()));
            if (wanted && !cancelled && alert.path("status").asText().equals("RAISED")) {
                marks.add(new Mark(
                        session(alert),
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

    private Set<String> subjects() throws IOException {
        Set<String> subjects = new TreeSet<>();
        lines("sessions.ndjson", line -> true)
                .forEach(line -> subjects.add(line.path("index").asText()));
        lines("spreads.ndjson", line -> true)
                .forEach(line -> subjects.add(line.path("pair").asText()));
        return subjects;
    }

    static LocalDate session(JsonNode line) {
        return LocalDate.parse(line.path("session").asText());
    }

    private List<JsonNode> lines(String file, Predicate<JsonNode> wanted) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(run.resolve(file))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode node = JSON.readTree(line);
                if (wanted.test(node)) {
                    lines.add(node);
                }
            }
        }
        return lines;
    }
}
