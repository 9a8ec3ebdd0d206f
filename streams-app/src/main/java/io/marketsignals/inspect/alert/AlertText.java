package io.marketsignals.inspect.alert;

import io.marketsignals.schema.Alert;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An alert's revision as a line for a person. */
final class AlertText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private AlertText() {}

    /** Event time in UTC, status, severity, signal with its event where that has another name, subject, sentence. */
    static String of(Alert alert) {
        String type = alert.getEvent().equals(alert.getSignal())
                ? alert.getSignal()
                : alert.getSignal() + "/" + alert.getEvent();
        return TIME.format(alert.getEventTime()) + "  "
                + padded(alert.getStatus().name(), 9) + " "
                + padded(alert.getSeverity().name(), 6) + " " + type + "  " + alert.getSubject() + "  "
                + alert.getReason();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
