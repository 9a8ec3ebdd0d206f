package io.marketsignals.topology;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Wall-clock silence of one source partition: the one clock that leads to a record on the processing path. What it leads
 * to, a forced watermark, is itself a record and is marked as such.
 *
 * <p>Silence is seen by looking again and again: time in which nobody looked, because the thread was held up, says nothing
 * about the partition, whose records may lie in a buffer.
 */
final class WallClockIdle {
    private final long timeoutMillis;
    private boolean heard = true;
    private long silentSince;
    private long lastLook;

    WallClockIdle(Duration timeout) {
        this.timeoutMillis = timeout.toMillis();
    }

    /** How often to look. */
    Duration interval() {
        return Duration.ofMillis(Math.max(1, timeoutMillis / 2));
    }

    void heard() {
        heard = true;
    }

    /** How long the partition has been silent at least, milliseconds; empty until the time-out is over. */
    OptionalLong silence(long now) {
        boolean heldUp = now < lastLook || now - lastLook > timeoutMillis;
        if (heard || heldUp) {
            heard = false;
            silentSince = now;
        }
        lastLook = now;
        long silent = now - silentSince;
        return silent >= timeoutMillis ? OptionalLong.of(silent) : OptionalLong.empty();
    }
}
