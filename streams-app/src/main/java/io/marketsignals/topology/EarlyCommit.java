package io.marketsignals.topology;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Asks for a commit ahead of its interval, since what a task has told is visible to the next stage, and to readers of
 * committed results, only then. It asks while few records wait to be read, as one that catches up has more from doing much
 * between two commits, and so that commits take no more than half of the time.
 *
 * <p>When a commit comes changes no result.
 */
final class EarlyCommit {
    private final ProcessorContext<?, ?> task;
    private final SourceLag lag;
    private final ThreadCommits commits;
    private boolean wanted;

    /** @param commits of the task's stream thread */
    EarlyCommit(ProcessorContext<?, ?> task, SourceLag lag, ThreadCommits commits) {
        this.task = task;
        this.lag = lag;
        this.commits = commits;
    }

    /** Something was told that others wait for. */
    void want() {
        wanted = lag.keepsUp();
    }

    /** To be called after each record: asks once what is wanted may be asked for. */
    void processed() {
        commits.processed();
        if (wanted && commits.mayCommit()) {
            wanted = false;
            task.commit();
        }
    }
}
