package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the page keeps of a run: a few numbers of each close and each alert, whatever the size of the files. */
final class RunContents {
    private final JsonNode report;
    private final NavigableMap<String, NavigableMap<LocalDate, IndexClose>> indices = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<LocalDate, PairClose>> pairs = new TreeMap<>();
    private final Map<String, AlertLife> alerts = new LinkedHashMap<>();
    private final NavigableMap<String, Long> statuses = new TreeMap<>();
    private final TreeSet<String> markets = new TreeSet<>();
    private final TreeSet<LocalDate> sessions = new TreeSet<>();
    private long forcedAlerts;
    private long closedAgain;

    private RunContents(JsonNode report) {
        this.report = report;
    }

    /** Reads the files of a run once. */
    static RunContents of(RunFolder run) {
        RunContents contents = new RunContents(run.report());
        run.each(RunFile.SESSIONS, contents::addIndex);
        run.eachLine(RunFile.SPREADS, line -> {
            if (line.text().contains("\"closing\":true")) { // one in a thousand
                contents.addPair(line.record());
            }
        });
        run.each(RunFile.ALERTS, contents::addAlert);
        return contents;
    }

    private void addIndex(JsonNode line) {
        IndexClose close = IndexClose.of(line);
        markets.add(line.path("market").asText());
        sessions.add(close.session());
        closedAgain += close.revision() > 1 ? 1 : 0;
        indices.computeIfAbsent(line.path("index").asText(), index -> new TreeMap<>())
                .put(close.session(), close); // a correction replaces the close before it
    }

    private void addPair(JsonNode line) {
        PairClose close = PairClose.of(line);
        pairs.computeIfAbsent(line.path("pair").asText(), pair -> new TreeMap<>())
                .put(close.session(), close);
    }

    private void addAlert(JsonNode line) {
        statuses.merge(line.path("status").asText(), 1L, Long::sum);
        forcedAlerts += line.path("forced").asBoolean() ? 1 : 0;
        alerts.merge(line.path("id").asText(), AlertLife.of(line), (life, next) -> life.then(line));
    }

    /** {@code report.json}. */
    JsonNode report() {
        return report;
    }

    /** Closes by index, oldest first. */
    NavigableMap<String, NavigableMap<LocalDate, IndexClose>> indices() {
        return indices;
    }

    /** Closing spreads by pair, oldest first. */
    NavigableMap<String, NavigableMap<LocalDate, PairClose>> pairs() {
        return pairs;
    }

    /** Alerts in the order in which they were raised. */
    List<AlertLife> alerts() {
        return new ArrayList<>(alerts.values());
    }

    /** Alert revisions by status. */
    NavigableMap<String, Long> statuses() {
        return statuses;
    }

    NavigableMap<String, Long> types() {
        NavigableMap<String, Long> types = new TreeMap<>();
        alerts.values().forEach(alert -> types.merge(alert.type(), 1L, Long::sum));
        return types;
    }

    List<String> markets() {
        return List.copyOf(markets);
    }

    /** Sessions of any index, oldest first. */
    List<LocalDate> sessions() {
        return List.copyOf(sessions);
    }

    /** Alert revisions that rest on a forced watermark. */
    long forcedAlerts() {
        return forcedAlerts;
    }

    /** Closes that were told again by official closes. */
    long closedAgain() {
        return closedAgain;
    }
}
