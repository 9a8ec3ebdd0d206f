package io.marketsignals.bench.pass;

import io.marketsignals.bench.meter.ThreadCosts;
import io.marketsignals.bench.meter.ThreadCosts.Look;
import java.util.Map;

/** A way to process the input. Lives through all passes of its JVM. */
public interface Contender {
    /**
     * What a pass took.
     *
     * @param cost from the first record processed to the last result committed, or to nothing left to read, on the threads
     *     that process
     * @param breadth the final counts by index; empty for one that counts nothing
     */
    record Outcome(Look cost, Map<String, BreadthCounts> breadth) {}

    /** Whether a thread of this name processes records. */
    default boolean processes(String thread) {
        return ThreadCosts.isStreamThread(thread);
    }

    /** Reads the input from its beginning to its end. */
    Outcome run(Pass pass) throws InterruptedException;
}
