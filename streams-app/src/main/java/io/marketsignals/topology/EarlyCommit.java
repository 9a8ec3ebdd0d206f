package io.marketsignals.topology;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Asks for a commit ahead of its interval, since what a task has told is visible to the next stage, and to readers of
 * committed results, only then. It asks while its thread keeps up, as one that catches up has more from doing much between two
 * commits, and so that commits take no more than half of the time.
 *
 * <p>When a commit comes changes no result.
 */
final class EarlyCommit implements AutoCloseable {
    private final ProcessorContext<?, ?> task;
    private final ThreadCommits commits;
    private final boolean allowed;
    private long toldBefore;

    /**
     * @param commits of the task's stream thread
     * @param allowed whether it may ask at all
     */
    EarlyCommit(ProcessorContext<?, ?> task, ThreadCommits commits, boolean allowed) {
        this.task = task;
        this.commits = commits;
        this.allowed = allowed;
        commits.watch(this);
    }

    /** Something was told that others wait for. */
    void want() {
        toldBefore = commits.next();
    }

    /** To be called after each record. */
    void processed() {
        commits.over();
        look();
    }

    /** Asks, once for what was told, if it may now. */
    void look() {
        if (allowed && toldBefore == commits.next() && commits.mayAsk()) {
            toldBefore = 0;
            task.commit();
        }
    }

    /** It asks no more. */
    @Override
    public void close() {
        commits.forget(this);
    }
}
