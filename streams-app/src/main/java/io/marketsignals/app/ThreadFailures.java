package io.marketsignals.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a failed stream thread, a bounded number of times in a period, then stops this instance and leaves the
 * restart to whatever supervises it; at once when a right is missing. Other instances go on. A growing pause before each replacement, up to 5 s, lets a
 * registry or a broker come back. Called by the thread that failed.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final int allowed;
    private final Duration period;
    private final Duration firstPause;
    private final LongSupplier nanoTime;
    private final Deque<Long> failures = new ArrayDeque<>();
    private Optional<Throwable> last = Optional.empty();

    ThreadFailures(int allowed, Duration period, Duration firstPause, LongSupplier nanoTime) {
        this.allowed = allowed;
        this.period = period;
        this.firstPause = firstPause;
        this.nanoTime = nanoTime;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        int count = count(failure);
        String cause = sentence(failure);
        LOG.debug("Stream thread failed", failure);
        if (forbidden(failure)) {
            LOG.error("A stream thread failed: {}. Nothing but a grant mends that; stopping.", cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (count > allowed) {
            LOG.error("A stream thread failed: {}. That is failure {} within {}; stopping.", cause, count, period);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread failed: {}. Replacing it ({} of {} within {}).", cause, count, allowed, period);
        pause(count);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** The failure that came last; empty when none did. */
    synchronized Optional<Throwable> last() {
        return last;
    }

    /** Whether it failed for want of a right, which no other thread has either. */
    static boolean forbidden(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof AuthorizationException)) {
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return cause != null;
    }

    /** The innermost message: what Streams wraps around it only says where. */
    static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        return root.getClass().getSimpleName() + message;
    }

    private synchronized int count(Throwable failure) {
        long now = nanoTime.getAsLong();
        failures.addLast(now);
        while (now - failures.getFirst() > period.toNanos()) {
            failures.removeFirst();
        }
        last = Optional.of(failure);
        return failures.size();
    }

    private void pause(int count) {
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, firstPause.toMillis() << Math.min(count - 1, 10)));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
