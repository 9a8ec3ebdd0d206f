package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFolder;
import java.time.LocalDate;

/**
 * One alert from its first revision to its last.
 *
 * @param index the index that its evidence names; empty: none
 * @param reason as first told
 * @param severity as last told
 * @param status as last told
 * @param revisions how many were told
 */
record AlertLife(
        String id,
        String subject,
        String index,
        String type,
        boolean up,
        LocalDate session,
        String raised,
        String reason,
        String severity,
        String status,
        int revisions) {

    /** A first revision. */
    static AlertLife of(JsonNode line) {
        return new AlertLife(
                line.path("id").asText(),
                line.path("subject").asText(),
                indexOf(line),
                type(line),
                line.path("direction").asText().equals("UP"),
                RunFolder.session(line),
                line.path("eventTime").asText(),
                line.path("reason").asText(),
                line.path("severity").asText(),
                line.path("status").asText(),
                1);
    }

    /** With one more revision. */
    AlertLife then(JsonNode line) {
        return new AlertLife(
                id,
                subject,
                index,
                type,
                up,
                session,
                raised,
                reason,
                line.path("severity").asText(),
                line.path("status").asText(),
                revisions + 1);
    }

    /** Whether it belongs on the chart of an index or pair; a cancelled one never was. */
    boolean isOf(String chart) {
        return !status.equals("CANCELLED") && (subject.equals(chart) || index.equals(chart));
    }

    private static String type(JsonNode line) {
        String signal = line.path("signal").asText();
        String event = line.path("event").asText();
        return signal.equals(event) ? signal : signal + " " + event;
    }

    private static String indexOf(JsonNode line) {
        for (JsonNode fact : line.path("evidence")) {
            if (fact.path("name").asText().equals("index")) {
                return fact.path("text").asText();
            }
        }
        return "";
    }
}
