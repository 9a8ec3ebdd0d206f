package io.marketsignals.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.result.Results;
import java.io.IOException;
import java.nio.file.Path;
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
public record ReplayReport(ReplayRequest request, Input input, int kills, Results results, Map<String, Double> phases) {

    /**
     * What was read and sent.
     *
     * @param described where it came from
     * @param rows of all files in the dates asked for, good and refused; or offsets of topics
     * @param published ticks of files or records of topics
     * @param pieces what was published: {@code ticks} or {@code records}
     */
    public record Input(Map<String, Object> described, long rows, long published, String pieces, Refusals refusals) {}

    /** Refused rows that the summary shows. */
    private static final int SHOWN = 3;

    /** Writes the report as JSON. */
    void write(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json());
    }

    /** A few lines for a person. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        line(text, "%,d %s in %.1f s (%,.0f a second)", input.published(), input.pieces(), wallSeconds(), perSecond());
        if (!refusable()) {
            return text.append(results.summary()).toString();
        }
        line(
                text,
                "rows read: %,d, refused: %,d %s",
                input.rows(),
                input.refusals().total(),
                input.refusals().counts());
        input.refusals().listed().stream().limit(SHOWN).forEach(refused -> line(text, "  %s", refused));
        if (input.refusals().total() > SHOWN) {
            line(
                    text,
                    "  ... %,d more; the first of each reason are in report.json",
                    input.refusals().total() - SHOWN);
        }
        text.append(results.summary());
        return text.toString();
    }

    private Map<String, Object> json() {
        Map<String, Object> json = results.json();
        json.put("version", version());
        json.put(refusable() ? "rowsRead" : "offsetsRead", input.rows());
        json.put(input.pieces() + "Published", input.published());
        if (refusable()) {
            json.put("rowsRefused", refused());
        }
        json.put("wallSeconds", rounded(wallSeconds()));
        Map<String, Double> seconds = new LinkedHashMap<>();
        phases.forEach((phase, value) -> seconds.put(phase, rounded(value)));
        json.put("phaseSeconds", seconds);
        json.put(input.pieces() + "PerSecond", Math.round(perSecond()));
        json.put("run", run());
        return json;
    }

    /** Rows can be refused; what topics hold is read as it is, and the application refuses it. */
    private boolean refusable() {
        return request.input() instanceof ReplayRequest.Files;
    }

    private static String version() {
        String version = ReplayReport.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private Map<String, Object> refused() {
        List<String> listed =
                input.refusals().listed().stream().map(Refusals.Line::toString).toList();
        Map<String, Object> refused = new LinkedHashMap<>();
        refused.put("total", input.refusals().total());
        refused.put("byReason", input.refusals().counts());
        refused.put("listed", listed);
        refused.put("notListed", input.refusals().total() - listed.size());
        return refused;
    }

    private Map<String, Object> run() {
        Map<String, Object> run = new LinkedHashMap<>(input.described());
        run.put("partitions", request.work().partitions());
        run.put("instances", request.work().instances());
        run.put("threads", request.work().threads());
        run.put("speed", request.tempo().speed());
        run.put("kills", kills);
        run.put("settings", new TreeMap<>(request.settings()));
        run.put("java", Runtime.version().toString());
        run.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        run.put("processors", Runtime.getRuntime().availableProcessors());
        return run;
    }

    private double wallSeconds() {
        return phases.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private double perSecond() {
        return input.published()
                / Math.max(1e-9, phases.getOrDefault("publish", 0.0) + phases.getOrDefault("drain", 0.0));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
