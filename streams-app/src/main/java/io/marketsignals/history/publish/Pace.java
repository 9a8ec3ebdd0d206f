package io.marketsignals.history.publish;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How fast event time may pass while history is published. */
public interface Pace {
    /** How much event time one flush may gather at most. */
    Duration flushEvery();

    /**
     * Longest step of event time between two records of a partition; over longer gaps there are heartbeats. The application
     * refuses much longer ones.
     */
    Duration longestStep();

    /** Returns when the given event time, epoch milliseconds UTC, is due. */
    void await(long eventTime) throws InterruptedException;

    /** Wall time that went by while event time was held: it is not made up for. */
    default void held(Duration wallTime) {}

    /** As fast as the brokers take it. */
    static Pace unlimited() {
        return new Pace() {
            @Override
            public Duration flushEvery() {
                return Duration.ofHours(12);
            }

            @Override
            public Duration longestStep() {
                return Duration.ofDays(7);
            }

            @Override
            public void await(long eventTime) {}
        };
    }

    /** A multiple of real time, > 0, nights and weekends included. */
    static Pace realTime(double speed) {
        return new RealTime(speed);
    }

    /** Counts from the first event time that it is asked about. */
    final class RealTime implements Pace {
        private static final long FLUSH_MILLIS = 200;

        private final double speed;
        private long startNanos;
        private long startTime = Long.MIN_VALUE;

        private RealTime(double speed) {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed must be above 0: " + speed);
            }
            this.speed = speed;
        }

        @Override
        public Duration flushEvery() {
            long millis = Math.max(1, (long) (speed * FLUSH_MILLIS));
            Duration most = unlimited().flushEvery();
            return millis >= most.toMillis() ? most : Duration.ofMillis(millis);
        }

        /** Nights go by in steps too, so that a session's end is judged when it is due and not in the morning. */
        @Override
        public Duration longestStep() {
            return flushEvery();
        }

        @Override
        public void await(long eventTime) throws InterruptedException {
            if (startTime == Long.MIN_VALUE) {
                startTime = eventTime;
                startNanos = System.nanoTime();
            }
            double dueNanos = (eventTime - startTime) * 1e6 / speed;
            long waitNanos = (long) dueNanos - (System.nanoTime() - startNanos);
            if (waitNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(waitNanos);
            }
        }

        @Override
        public void held(Duration wallTime) {
            startNanos += wallTime.toNanos();
        }
    }
}
