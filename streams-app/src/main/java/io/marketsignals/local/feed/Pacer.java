package io.marketsignals.local.feed;

import java.time.Duration;

/**
 * Turns event time into waiting: an hour in which markets trade takes an hour over the speed, gaps between sessions take
 * nothing. A sender that falls behind does not wait until it has caught up.
 */
public final class Pacer {
    private static final long LONGEST_STEP_MILLIS = Duration.ofMinutes(2).toMillis();
    private static final double NANOS_PER_MILLI = 1e6;

    private final double speed;
    private final long startNanos;
    private long openMillis;
    private long last = -1;

    /** @param speed event time over wall time, > 0 */
    public Pacer(double speed, long startNanos) {
        this.speed = speed;
        this.startNanos = startNanos;
    }

    /** How long to wait before an event may be told; 0 or less: not at all. Event times must not go back. */
    long waitNanos(long eventTime, long nowNanos) {
        if (last >= 0 && eventTime - last <= LONGEST_STEP_MILLIS) {
            openMillis += eventTime - last;
        }
        last = eventTime;
        return startNanos + (long) (openMillis * NANOS_PER_MILLI / speed) - nowNanos;
    }
}
