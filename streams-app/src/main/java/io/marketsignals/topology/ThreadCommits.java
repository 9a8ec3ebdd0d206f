package io.marketsignals.topology;

import java.util.Map;
import java.util.Set;
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

    /** Records of one partition that may be left to read while the thread still keeps up: a poll or a few bring them. */
    private static final long FEW = 10_000;

    /** How long a look at what is left is believed, nanoseconds. */
    private static final long BELIEVED = 50_000_000;

    /** Any thread may close a task, which leaves then. */
    private final Map<Object, Runnable> writers = new ConcurrentHashMap<>();

    private final Set<EarlyCommit> askers = ConcurrentHashMap.newKeySet();

    private final LongSupplier nanos;
    private long next = 1;
    private boolean committing;
    private long began;
    private long ended;
    private long took;
    private boolean keepsUp;
    private long looked;

    ThreadCommits(LongSupplier nanos) {
        this.nanos = nanos;
        this.ended = nanos.getAsLong();
        this.looked = ended - BELIEVED;
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

    /** Has somebody look whether to ask when records have been read. */
    void watch(EarlyCommit asker) {
        askers.add(asker);
    }

    void forget(EarlyCommit asker) {
        askers.remove(asker);
    }

    /** One of the tasks is prepared for a commit. */
    void prepare() {
        if (!committing) {
            committing = true;
            next++;
            began = nanos.getAsLong();
        }
        writers.values().forEach(Runnable::run);
    }

    /** The commit is over: so say the clients, or, at the latest, a record that is processed. */
    void over() {
        if (committing) {
            committing = false;
            ended = nanos.getAsLong();
            took = ended - began;
        }
    }

    /**
     * The thread has looked for records.
     *
     * @param mostLeft how many are left of the partition with most; not asked each time
     */
    void polled(LongSupplier mostLeft) {
        long now = nanos.getAsLong();
        if (now - looked >= BELIEVED) {
            looked = now;
            keepsUp = mostLeft.getAsLong() <= FEW;
            askers.forEach(EarlyCommit::look);
        }
    }

    /** The number of the commit that what is told now will be visible with; from 1 on. */
    long next() {
        return next;
    }

    /** Whether the thread keeps up, and the records had it, since the last commit, for as long as that took. */
    boolean mayAsk() {
        return keepsUp && nanos.getAsLong() - ended >= took;
    }
}
