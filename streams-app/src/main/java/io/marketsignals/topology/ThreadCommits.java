package io.marketsignals.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The commits of one stream thread, whose tasks commit together.
 *
 * <p>The runtime prepares the tasks one after the other, and waits each time for what that one has sent to its changelogs.
 * The first to be asked therefore has all of them write, so that one wait is for all.
 */
final class ThreadCommits {
    private static final ThreadLocal<ThreadCommits> OF_THREAD =
            ThreadLocal.withInitial(() -> new ThreadCommits(System::nanoTime));

    /** Any thread may close a task, which leaves then. */
    private final Map<Object, Runnable> writers = new ConcurrentHashMap<>();

    private final LongSupplier nanos;
    private boolean committing;
    private long began;
    private long ended;
    private long took;

    ThreadCommits(LongSupplier nanos) {
        this.nanos = nanos;
        this.ended = nanos.getAsLong();
    }

    /** Of the thread that asks. */
    static ThreadCommits ofThread() {
        return OF_THREAD.get();
    }

    /** Has something written with each commit. */
    void join(Object owner, Runnable writer) {
        writers.put(owner, writer);
    }

    /** What the owner would have written is written no more. */
    void leave(Object owner) {
        writers.remove(owner);
    }

    /** One of the tasks is prepared for a commit. */
    void prepare() {
        if (!committing) {
            committing = true;
            began = nanos.getAsLong();
        }
        writers.values().forEach(Runnable::run);
    }

    /** A record was processed, so that a commit which was prepared is over. */
    void processed() {
        if (committing) {
            committing = false;
            ended = nanos.getAsLong();
            took = ended - began;
        }
    }

    /** Whether the records had the thread, since the last commit, for as long as that took. */
    boolean mayCommit() {
        return nanos.getAsLong() - ended >= took;
    }
}
