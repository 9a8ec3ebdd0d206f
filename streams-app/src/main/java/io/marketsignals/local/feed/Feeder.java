package io.marketsignals.local.feed;

import io.marketsignals.local.simulator.Round;
import io.marketsignals.local.simulator.Simulation;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Sends the simulation: the history at once, the live week paced. Runs in one thread; others may stop it and ask how far
 * it is.
 */
public final class Feeder {
    private static final long LONGEST_SLEEP_MILLIS = 50;
    /** So many live rounds between one portion of bad data and the next. */
    private static final int CLEAN_ROUNDS = 400;

    private final Iterator<Round> rounds;
    private final RoundSender sender;
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong eventTime = new AtomicLong();
    private Round next;
    private int liveRounds;
    private volatile boolean stopped;

    public Feeder(Simulation simulation, RoundSender sender) {
        this.rounds = simulation.iterator();
        this.sender = sender;
        this.next = rounds.next();
    }

    /**
     * Goes through what an earlier feed has sent already, without waiting.
     *
     * @param held whether all of the next round is there; asked before each
     */
    public void passOver(BooleanSupplier held) {
        while (!stopped && next != null && held.getAsBoolean()) {
            tell();
        }
    }

    /**
     * Sends everything before the live week.
     *
     * @param deadlineNanos when to give up, of {@code System.nanoTime()}
     */
    public void history(long deadlineNanos) {
        while (!stopped && next != null && !next.live() && System.nanoTime() < deadlineNanos) {
            tell();
        }
    }

    /**
     * Sends the live week.
     *
     * @param deadlineNanos when to give up, of {@code System.nanoTime()}
     * @return whether all of it was sent
     */
    public boolean live(Pacer pacer, long deadlineNanos) throws InterruptedException {
        while (next != null) {
            long now = System.nanoTime();
            long due = now + Math.max(0, pacer.waitNanos(next.asOf(), now));
            if (!slept(Math.min(due, deadlineNanos)) || due >= deadlineNanos) {
                return false;
            }
            tell();
        }
        return true;
    }

    /** Ends whatever is under way; any thread. */
    public void stop() {
        stopped = true;
    }

    public boolean stopped() {
        return stopped;
    }

    /** Whether anything is left to send. */
    public boolean hasNext() {
        return next != null;
    }

    /** Last event time sent, epoch milliseconds UTC; 0 before the first. */
    public long eventTime() {
        return eventTime.get();
    }

    /** Prices and levels sent. */
    public long ticks() {
        return ticks.get();
    }

    private boolean slept(long untilNanos) throws InterruptedException {
        long left = untilNanos - System.nanoTime();
        while (!stopped && left > 0) {
            Thread.sleep(Math.max(1, Math.min(LONGEST_SLEEP_MILLIS, TimeUnit.NANOSECONDS.toMillis(left))));
            left = untilNanos - System.nanoTime();
        }
        return !stopped;
    }

    private void tell() {
        sender.send(next);
        if (next.live()
                && liveRounds++ % CLEAN_ROUNDS == CLEAN_ROUNDS / 2
                && !next.prices().isEmpty()) {
            sender.dirt(next);
        }
        eventTime.set(next.asOf());
        ticks.addAndGet(next.ticks());
        next = rounds.hasNext() ? rounds.next() : null;
    }
}
