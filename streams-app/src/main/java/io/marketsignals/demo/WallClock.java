package io.marketsignals.demo;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Wall time since this process was started, which is before the first line of ours ran. */
final class WallClock {
    private static final long START_MILLIS =
            ManagementFactory.getRuntimeMXBean().getStartTime();

    private WallClock() {}

    static Duration elapsed() {
        return Duration.ofMillis(System.currentTimeMillis() - START_MILLIS);
    }

    /** The value of {@code System.nanoTime()} so long after the start of the process. */
    static long nanosAt(Duration sinceStart) {
        return System.nanoTime() + sinceStart.minus(elapsed()).toNanos();
    }
}
