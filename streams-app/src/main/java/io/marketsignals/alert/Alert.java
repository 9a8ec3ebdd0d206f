package io.marketsignals.alert;

import io.marketsignals.signal.Confirmation;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.Explanation;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

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
            long episodeStart) {

        /** The identity of the episode of a finding that began at an instant of a market's event time. */
        static Identity of(Finding finding, String market, long episodeStart) {
            return of(finding, market, episodeStart, 1);
        }

        /**
         * The identity of the nth episode of the same key that began at one instant.
         *
         * @param nth 1 for the first
         */
        static Identity of(Finding finding, String market, long episodeStart, int nth) {
            String name = key(finding, market) + "/" + episodeStart + (nth == 1 ? "" : "/" + nth);
            return new Identity(
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    finding.signal(),
                    finding.event(),
                    market,
                    finding.subject(),
                    finding.direction(),
                    episodeStart);
        }

        /** What tells the episodes of a market apart that can be open at one time. */
        static String key(Finding finding, String market) {
            return String.join(
                    "/",
                    finding.signal(),
                    finding.event(),
                    market,
                    finding.subject(),
                    finding.direction().name());
        }
    }

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
