package io.marketsignals.alert;

import io.marketsignals.signal.Severity;
import java.util.Objects;

/**
 * An alert that is open, or that waits for its last revision.
 *
 * @param revision the last one told
 * @param revisedAt its event time, epoch milliseconds
 * @param severity as last told
 * @param clearing the revision that waits for the storm control's interval; null: the alert is open
 */
public record Episode(Alert.Identity identity, int revision, long revisedAt, Severity severity, Alert clearing) {
    public Episode {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(severity, "severity");
    }

    /** An open alert after a revision. */
    static Episode of(Alert alert) {
        return new Episode(alert.identity(), alert.revision(), alert.eventTime(), alert.severity(), null);
    }

    /** The event time from which another revision may be told. */
    long due() {
        return revisedAt + AlertBook.INTERVAL_MILLIS;
    }
}
