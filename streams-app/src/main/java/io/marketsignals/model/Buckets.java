package io.marketsignals.model;

/**
 * The cut of event time into buckets [k*B, (k+1)*B).
 *
 * @param millis B, milliseconds, > 0
 */
public record Buckets(long millis) {
    public Buckets {
        if (millis <= 0) {
            throw new IllegalArgumentException("a bucket must be longer than 0 ms: " + millis);
        }
    }

    /** The number k of the bucket that holds an instant. */
    public long of(long time) {
        return Math.floorDiv(time, millis);
    }

    /** First instant of bucket k. */
    public long start(long k) {
        return k * millis;
    }

    /** First instant after bucket k. */
    public long end(long k) {
        return (k + 1) * millis;
    }

    /** The last bucket that has ended at an instant: the largest k with end(k) <= time. */
    public long lastEnded(long time) {
        return of(time) - 1;
    }
}
