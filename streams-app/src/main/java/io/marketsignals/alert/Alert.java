package io.marketsignals.alert;

import io.marketsignals.signal.Confirmation;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.Explanation;
import io.marketsignals.signal.Severity;
import java.util.Objects;

/**
 * One revision of one alert.
 *
 * @param revision 1 for RAISED, then counting up
 * @param eventTime of this revision, epoch milliseconds
 * @param session trading date, epoch day
 * @param coverage null where the signal rests on levels alone
 * @param asOf start of the bucket that the reading speaks of, epoch milliseconds
 * @param watermark event time that every source had passed, epoch milliseconds
 * @param forced whether the reading rests on a forced watermark
 */
public record Alert(
        Identity identity,
        int revision,
        Status status,
        Confirmation confirmation,
        Severity severity,
        long eventTime,
        int session,
        Explanation explanation,
        Double coverage,
        long asOf,
        long watermark,
        boolean forced,
        String settingsVersion) {

    /** Where an alert is in its life: it is open unless it was CLEARED or CANCELLED last. */
    public enum Status {
        RAISED,
        /** Its severity changed, or what was provisional is final. */
        UPDATED,
        /** It is over. */
        CLEARED,
        /** It stands, with other numbers: data behind it was corrected. */
        CORRECTED,
        /** It never was: data behind it was corrected. */
        CANCELLED
    }

    /** What makes an alert the same alert; numbers that move are no part of it. */
    public record Identity(
            String id,
            String signal,
            String event,
            String market,
            String subject,
            Direction direction,
            long episodeStart) {}

    public Alert {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(status, "status");
    }

    /** Whether the alert is over with this revision. */
    public boolean over() {
        return status == Status.CLEARED || status == Status.CANCELLED;
    }

    /** Whether two revisions say the same of the market, whenever they were told. */
    boolean saysTheSame(Alert other) {
        return severity == other.severity
                && confirmation == other.confirmation
                && explanation.equals(other.explanation)
                && Objects.equals(coverage, other.coverage);
    }

    /** The same facts as another revision. */
    Alert as(int otherRevision, Status otherStatus, long time) {
        return new Alert(
                identity,
                otherRevision,
                otherStatus,
                confirmation,
                severity,
                time,
                session,
                explanation,
                coverage,
                asOf,
                watermark,
                forced,
                settingsVersion);
    }
}
