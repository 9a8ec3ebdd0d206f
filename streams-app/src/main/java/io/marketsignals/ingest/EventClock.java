package io.marketsignals.ingest;

import io.marketsignals.model.Buckets;

/**
 * Event time of one source partition.
 *
 * @param largest the largest event time it has accepted, epoch milliseconds; {@link #NEVER} before the first
 * @param closed the last bucket it has closed; {@link #NEVER} before the first
 */
public record EventClock(long largest, long closed) {
    public static final long NEVER = Long.MIN_VALUE;
    public static final EventClock START = new EventClock(NEVER, NEVER);

    public boolean started() {
        return largest != NEVER;
    }

    /** The clock after a record of the given time; the first record opens its own bucket. */
    public EventClock advance(long time, Buckets buckets, long graceMillis) {
        if (!started()) {
            return new EventClock(time, buckets.lastEnded(time - graceMillis));
        }
        return time <= largest ? this : new EventClock(time, closed);
    }

    /** The last bucket whose end + grace this partition's own largest event time has reached. */
    public long closable(Buckets buckets, long graceMillis) {
        return started() ? buckets.lastEnded(largest - graceMillis) : NEVER;
    }

    public EventClock closedThrough(long bucket) {
        return new EventClock(largest, bucket);
    }
}
