package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.marketsignals.inspect.alert.AlertFilter;
import io.marketsignals.live.LiveOutputs;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import java.time.Instant;
import java.util.List;

/** The newest alerts: {@code GET /api/alerts}. */
final class AlertsAnswer {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private AlertsAnswer() {}

    static ObjectNode of(LiveOutputs outputs, Query query) {
        AlertFilter filter = filter(query);
        Instant from = query.time("from").orElse(Instant.MIN);
        Instant to = query.time("to").orElse(Instant.MAX);
        int limit = query.limit(USUAL, MOST);
        List<Alert> matches = outputs.alerts(query.flag("open")).stream()
                .filter(filter::wants)
                .filter(alert -> !alert.getEventTime().isBefore(from)
                        && alert.getEventTime().isBefore(to))
                .toList();
        ObjectNode answer = Json.object();
        answer.set("alerts", Json.records(matches.stream().limit(limit).toList()));
        return answer.put("total", matches.size());
    }

    private static AlertFilter filter(Query query) {
        try {
            return new AlertFilter(
                    query.list("signal"),
                    query.list("event"),
                    query.list("market"),
                    query.list("subject"),
                    query.list("status", AlertStatus.class),
                    query.one("severity", Severity.class).orElse(Severity.LOW));
        } catch (IllegalArgumentException unknown) {
            throw new BadRequestResponse(String.valueOf(unknown.getMessage()));
        }
    }
}
