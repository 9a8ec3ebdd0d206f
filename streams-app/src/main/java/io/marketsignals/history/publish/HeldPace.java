package io.marketsignals.history.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A pace that can be held, let go, and moved on by steps of event time. {@link #pause}, {@link #go} and {@link #step} may be
 * called by any thread; the rest belongs to the one that publishes.
 */
public final class HeldPace implements Pace {
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Pace pace;
    private final Duration grain;
    private final Watch watch;
    private final Consumer<String> told;
    private long reached = Long.MIN_VALUE;
    /** Event time that may be reached; Long.MAX_VALUE while it runs freely. Guarded by this. */
    private long allowed;
    /** Steps asked for before anything was reached. Guarded by this. */
    private Duration asked = Duration.ZERO;

    /** Looks after the application while the pace is held. */
    @FunctionalInterface
    public interface Watch {
        void look() throws InterruptedException;
    }

    /**
     * @param grain how much event time a flush may gather, so that a hold takes hold soon
     * @param held whether it begins held
     * @param told sentences for the user
     */
    public HeldPace(Pace pace, Duration grain, boolean held, Watch watch, Consumer<String> told) {
        this.pace = pace;
        this.grain = grain;
        this.watch = watch;
        this.told = told;
        this.allowed = held ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Holds event time where it is, within a step too. */
    public synchronized void pause() {
        allowed = Math.min(allowed, reached);
        asked = Duration.ZERO;
    }

    /** Lets it run. */
    public synchronized void go() {
        allowed = Long.MAX_VALUE;
        asked = Duration.ZERO;
    }

    /** Lets it run for so much event time, then holds it. */
    public synchronized void step(Duration eventTime) {
        if (reached == Long.MIN_VALUE) {
            asked = asked.plus(eventTime);
        } else {
            long from = allowed == Long.MAX_VALUE ? reached : Math.max(allowed, reached);
            allowed = from + eventTime.toMillis();
        }
    }

    @Override
    public Duration flushEvery() {
        return shorter(pace.flushEvery());
    }

    @Override
    public Duration longestStep() {
        return shorter(pace.longestStep());
    }

    private Duration shorter(Duration own) {
        return own.compareTo(grain) < 0 ? own : grain;
    }

    @Override
    public void await(long eventTime) throws InterruptedException {
        long before = System.nanoTime();
        boolean said = false;
        while (heldBefore(eventTime)) {
            if (!said) {
                told.accept(
                        reached == Long.MIN_VALUE
                                ? "paused before the first tick"
                                : "paused at " + Instant.ofEpochMilli(reached));
                said = true;
            }
            watch.look();
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        if (said) {
            pace.held(Duration.ofNanos(System.nanoTime() - before));
        }
        pace.await(eventTime);
        synchronized (this) {
            reached = Math.max(reached, eventTime);
        }
    }

    private synchronized boolean heldBefore(long eventTime) {
        if (reached == Long.MIN_VALUE && !asked.isZero()) {
            reached = eventTime;
            allowed = eventTime + asked.toMillis();
            asked = Duration.ZERO;
        }
        return eventTime > allowed;
    }
}
