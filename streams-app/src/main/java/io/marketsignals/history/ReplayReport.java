package io.marketsignals.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.result.ResultFile;
import io.marketsignals.history.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one replay did and gave.
 *
 * @param phases wall time in seconds by phase
 */
public record ReplayReport(
        ReplayRequest request, Counts counts, Refusals refusals, Results results, Map<String, Double> phases) {

    /**
     * What was counted on the way.
     *
     * @param rows of all files in the dates asked for, good and refused
     * @param ticks published prices and levels
     * @param kills that took place
     */
    public record Counts(long rows, long ticks, int kills) {}

    /** Refused rows that the summary shows. */
    private static final int SHOWN = 3;

    /** Writes the report as JSON. */
    void write(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json());
    }

    /** A few lines for a person. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        line(text, "%,d ticks in %.1f s (%,.0f a second)", counts.ticks(), wallSeconds(), ticksPerSecond());
        line(text, "rows read: %,d, refused: %,d %s", counts.rows(), refusals.total(), refusals.counts());
        refusals.listed().stream().limit(SHOWN).forEach(refused -> line(text, "  %s", refused));
        if (refusals.total() > SHOWN) {
            line(text, "  ... %,d more; the first of each reason are in report.json", refusals.total() - SHOWN);
        }
        line(
                text,
                "dead letters: %s, late prices: %,d",
                results.deadLetters(),
                results.tallies().latePrices());
        results.tallies()
                .sessions()
                .forEach((index, sessions) -> line(
                        text,
                        "%s: %,d sessions, %,d partial, mean coverage %.3f",
                        index,
                        sessions.sessions(),
                        sessions.partial(),
                        sessions.mean()));
        results.tallies().alerts().forEach((type, statuses) -> line(text, "%s: %s", type, statuses));
        for (ResultFile file : files().values()) {
            line(text, "%s: %,d lines, SHA-256 %s", file.file(), file.lines(), file.digest());
        }
        line(text, "digest %s", results.alerts().digest());
        return text.toString();
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("digest", results.alerts().digest());
        Map<String, Object> written = new LinkedHashMap<>();
        files().forEach((name, file) -> written.put(name, Map.of("lines", file.lines(), "sha256", file.digest())));
        json.put("results", written);
        json.put("rowsRead", counts.rows());
        json.put("ticksPublished", counts.ticks());
        json.put("rowsRefused", refused());
        json.put("deadLetters", results.deadLetters());
        json.put("latePrices", results.tallies().latePrices());
        json.put("alerts", results.tallies().alerts());
        json.put("sessions", sessions());
        json.put("wallSeconds", rounded(wallSeconds()));
        Map<String, Double> seconds = new LinkedHashMap<>();
        phases.forEach((phase, value) -> seconds.put(phase, rounded(value)));
        json.put("phaseSeconds", seconds);
        json.put("ticksPerSecond", Math.round(ticksPerSecond()));
        json.put("run", run());
        return json;
    }

    private Map<String, Object> refused() {
        List<String> listed =
                refusals.listed().stream().map(Refusals.Line::toString).toList();
        Map<String, Object> refused = new LinkedHashMap<>();
        refused.put("total", refusals.total());
        refused.put("byReason", refusals.counts());
        refused.put("listed", listed);
        refused.put("notListed", refusals.total() - listed.size());
        return refused;
    }

    private Map<String, Object> sessions() {
        Map<String, Object> sessions = new LinkedHashMap<>();
        results.tallies().sessions().forEach((index, of) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sessions", of.sessions());
            one.put("partial", of.partial());
            one.put("meanCoverage", of.mean());
            one.put("lowestCoverage", of.lowest());
            sessions.put(index, one);
        });
        return sessions;
    }

    private Map<String, Object> run() {
        List<String> files = new ArrayList<>();
        request.input().files().forEach(file -> files.add(file.toString()));
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("reference", request.input().reference().toString());
        run.put("files", files);
        run.put("from", request.input().from().map(Object::toString).orElse(null));
        run.put("to", request.input().to().map(Object::toString).orElse(null));
        run.put("partitions", request.partitions());
        run.put("threads", request.threads());
        run.put("speed", request.speed());
        run.put("kills", counts.kills());
        run.put("settings", new TreeMap<>(request.settings()));
        run.put("java", Runtime.version().toString());
        run.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        run.put("processors", Runtime.getRuntime().availableProcessors());
        return run;
    }

    private Map<String, ResultFile> files() {
        Map<String, ResultFile> files = new LinkedHashMap<>();
        files.put("alerts", results.alerts());
        files.put("sessions", results.sessions());
        files.put("spreads", results.spreads());
        return files;
    }

    private double wallSeconds() {
        return phases.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private double ticksPerSecond() {
        return counts.ticks() / Math.max(1e-9, phases.getOrDefault("publish", 0.0) + phases.getOrDefault("drain", 0.0));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
