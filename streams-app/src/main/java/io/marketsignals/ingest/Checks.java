package io.marketsignals.ingest;

import io.marketsignals.model.RejectionReason;
import io.marketsignals.model.Tick;
import java.util.Optional;

/**
 * What a price or level must be to count: named, finite, positive, and within bounds of event time that one bad record
 * cannot move.
 *
 * @param maxAgeMillis how far behind its partition's largest event time a record may be
 * @param maxJumpMillis how far ahead of it a record may be
 */
public record Checks(long maxAgeMillis, long maxJumpMillis) {
    private static final int MAX_NAME = 64;
    /** More shares than any symbol ever traded in a day. */
    private static final long MAX_VOLUME = 1_000_000_000_000_000L;
    /** 1970-01-02: a time of 0 is a missing one. */
    private static final long EARLIEST = 86_400_000L;
    /** 2100-01-01: also for a partition that has seen nothing yet. */
    private static final long LATEST = 4_102_444_800_000L;

    /** Why an event time, of a record or a heartbeat, is refused; empty when it is not. */
    public Optional<RejectionReason> refusal(long time, EventClock clock) {
        if (time < EARLIEST || (clock.started() && time < clock.largest() - maxAgeMillis)) {
            return Optional.of(RejectionReason.TIME_TOO_OLD);
        }
        if (time >= LATEST || (clock.started() && time > clock.largest() + maxJumpMillis)) {
            return Optional.of(RejectionReason.TIME_TOO_FAR_AHEAD);
        }
        return Optional.empty();
    }

    /** Why a price or level is refused; empty when it is not. */
    public Optional<RejectionReason> refusal(Tick tick, EventClock clock) {
        if (tick.name().isEmpty() || tick.name().length() > MAX_NAME) {
            return Optional.of(RejectionReason.BAD_NAME);
        }
        if (!(tick.value() > 0 && tick.value() < Double.POSITIVE_INFINITY)) {
            return Optional.of(RejectionReason.BAD_PRICE);
        }
        if (tick.volume() < 0 || tick.volume() > MAX_VOLUME) {
            return Optional.of(RejectionReason.BAD_VOLUME);
        }
        return refusal(tick.time(), clock);
    }
}
