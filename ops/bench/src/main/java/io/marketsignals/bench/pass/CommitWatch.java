package io.marketsignals.bench.pass;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.bench.meter.ThreadCosts;
import io.marketsignals.bench.meter.ThreadCosts.Look;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.cluster.WorkedOff;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Times a stream from its first processed record to its last commit, to 10 ms. It looks at what the threads know of
 * themselves and asks the broker nothing until they have been quiet for a while; then it makes sure that nothing is left.
 */
public final class CommitWatch {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

    private final KafkaStreams streams;
    private final Pass pass;
    private final Set<String> inputs;

    /**
     * Watches a stream that has just been started.
     *
     * @param inputs those of the input topics that it reads
     */
    public CommitWatch(KafkaStreams streams, Pass pass, Set<String> inputs) {
        this.streams = streams;
        this.pass = pass;
        this.inputs = inputs;
    }

    /** Waits for the end and gives what came before it took. */
    public Look cost() throws InterruptedException {
        List<? extends Metric> processed = processed();
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (processed.stream().mapToDouble(m -> (double) m.metricValue()).sum() == 0) {
            pause(patience, "No record was processed");
        }
        ThreadCosts threads = ThreadCosts.ofStreamThreads();
        Look first = threads.look();
        Look last = first;
        Map<TopicPartition, Long> seen = Map.of();
        while (true) {
            pause(last.nanos() + PATIENCE_NANOS, "Nothing was committed");
            Map<TopicPartition, Long> committed = committed();
            if (!committed.equals(seen)) {
                seen = committed;
                last = threads.look();
            } else if (System.nanoTime() - last.nanos() > QUIET_NANOS && inputRead(seen) && nothingLeft(seen)) {
                return last.since(first);
            }
        }
    }

    private void pause(long until, String otherwise) {
        if (System.nanoTime() > until || !streams.state().isRunningOrRebalancing()) {
            throw new IllegalStateException(otherwise + "; the stream is " + streams.state());
        }
        LockSupport.parkNanos(LOOK_NANOS);
    }

    private List<? extends Metric> processed() {
        List<? extends Metric> totals = streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("stream-thread-metrics")
                        && metric.metricName().name().equals("process-total"))
                .toList();
        if (totals.isEmpty()) {
            throw new IllegalStateException("Kafka Streams does not say how much it processes");
        }
        return totals;
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        streams.metadataForLocalThreads()
                .forEach(thread -> thread.activeTasks().forEach(task -> committed.putAll(task.committedOffsets())));
        return committed;
    }

    private boolean inputRead(Map<TopicPartition, Long> committed) {
        return pass.records().entrySet().stream()
                .filter(topic -> inputs.contains(topic.getKey()))
                .allMatch(topic -> topic.getValue().entrySet().stream()
                        .allMatch(partition ->
                                committed.getOrDefault(new TopicPartition(topic.getKey(), partition.getKey()), 0L)
                                        >= partition.getValue()));
    }

    /** Exact: also of what the stages tell one another. */
    private boolean nothingLeft(Map<TopicPartition, Long> committed) throws InterruptedException {
        AppConfig config = pass.config();
        List<String> topics = committed.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .toList();
        try (Admin admin = ClusterAccess.open(config);
                WorkedOff worked = new WorkedOff(
                        admin, config.applicationId(), Clients.consumer(config, "bench-watch"), List.of(topics))) {
            return worked.look();
        }
    }
}
