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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

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
    private final Map<TopicPartition, Long> farthest = new HashMap<>();

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
        long quietSince = first.nanos();
        while (true) {
            pause(last.nanos() + PATIENCE_NANOS, "Nothing was committed");
            if (committedMore()) {
                last = threads.look();
                quietSince = last.nanos();
            } else if (System.nanoTime() - quietSince > QUIET_NANOS) {
                if (nothingLeft()) {
                    return last.since(first);
                }
                quietSince = System.nanoTime();
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

    /** Since the last call. A task that has moved to another thread knows nothing of what the first has committed. */
    private boolean committedMore() {
        boolean more = false;
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                for (var committed : task.committedOffsets().entrySet()) {
                    more |= committed.getValue() > farthest.getOrDefault(committed.getKey(), 0L);
                    farthest.merge(committed.getKey(), committed.getValue(), Math::max);
                }
            }
        }
        return more;
    }

    /** Exact: also of what the stages tell one another. */
    private boolean nothingLeft() throws InterruptedException {
        AppConfig config = pass.config();
        List<String> topics = Stream.concat(
                        inputs.stream(), farthest.keySet().stream().map(TopicPartition::topic))
                .distinct()
                .toList();
        try (Admin admin = ClusterAccess.open(config);
                WorkedOff worked = new WorkedOff(
                        admin, config.applicationId(), Clients.consumer(config, "bench-watch"), List.of(topics))) {
            return worked.look();
        }
    }
}
