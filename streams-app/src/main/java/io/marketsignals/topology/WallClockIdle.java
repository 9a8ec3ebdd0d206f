package io.marketsignals.topology;

import java.time.Duration;

/**
 * Wall-clock silence of one source partition: the one place of the processing path that looks at a clock. What it leads
 * to, a forced watermark, is itself a record and is marked as such.
 */
final class WallClockIdle {
    private final long timeoutNanos;
    private long lastHeard = System.nanoTime();

    WallClockIdle(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    void heard() {
        lastHeard = System.nanoTime();
    }

    boolean idle() {
        return System.nanoTime() - lastHeard >= timeoutNanos;
    }

    /** How long the partition has been silent, milliseconds. */
    long silentMillis() {
        return (System.nanoTime() - lastHeard) / 1_000_000;
    }
}
