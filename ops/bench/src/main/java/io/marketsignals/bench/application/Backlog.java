package io.marketsignals.bench.application;

import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.history.cluster.WorkedOff;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.InternalTopics;
import java.util.ArrayList;
import java.util.List;

/** What an application has still to read. */
public final class Backlog {
    private static final long LOOK_MILLIS = 250;

    private Backlog() {}

    /** Waits until it has read and committed all input and all that its stages tell one another; nobody writes input. */
    public static void awaitNone(BenchCluster cluster, String applicationId) throws InterruptedException {
        List<List<String>> stages = new ArrayList<>();
        stages.add(List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS));
        stages.addAll(InternalTopics.between(applicationId));
        try (WorkedOff input = new WorkedOff(cluster.admin(), applicationId, cluster.consumer(), stages)) {
            while (!input.look()) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }
}
