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
}
