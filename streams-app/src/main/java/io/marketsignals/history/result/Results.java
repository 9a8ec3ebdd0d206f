package io.marketsignals.history.result;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a run gave.
 *
 * @param deadLetters refused records by reason
 */
public record Results(
        ResultFile alerts, ResultFile sessions, ResultFile spreads, Tallies tallies, Map<String, Long> deadLetters) {
    /** For a report; may be added to. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("digest", alerts.digest());
        Map<String, Object> written = new LinkedHashMap<>();
        files().forEach((name, file) -> written.put(name, Map.of("lines", file.lines(), "sha256", file.digest())));
        json.put("results", written);
        json.put("deadLetters", deadLetters);
        json.put("latePrices", tallies.latePrices());
        json.put("alerts", tallies.alerts());
        json.put("sessions", sessionsJson());
        json.put("states", tallies.states());
        return json;
    }

    /** A few lines for a person. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        line(text, "dead letters: %s, late prices: %,d", deadLetters, tallies.latePrices());
        tallies.sessions()
                .forEach((index, sessions) -> line(
                        text,
                        "%s: %,d sessions, %,d partial, mean coverage %.3f",
                        index,
                        sessions.sessions(),
                        sessions.partial(),
                        sessions.mean()));
        tallies.alerts().forEach((type, statuses) -> line(text, "%s: %s", type, statuses));
        for (ResultFile file : files().values()) {
            line(text, "%s: %,d lines, SHA-256 %s", file.file(), file.lines(), file.digest());
        }
        line(text, "digest %s", alerts.digest());
        return text.toString();
    }

    private Map<String, Object> sessionsJson() {
        Map<String, Object> sessions = new LinkedHashMap<>();
        tallies.sessions().forEach((index, of) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sessions", of.sessions());
            one.put("partial", of.partial());
            one.put("meanCoverage", of.mean());
            one.put("lowestCoverage", of.lowest());
            sessions.put(index, one);
        });
        return sessions;
    }

    private Map<String, ResultFile> files() {
        Map<String, ResultFile> files = new LinkedHashMap<>();
        files.put("alerts", alerts);
        files.put("sessions", sessions);
        files.put("spreads", spreads);
        return files;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
