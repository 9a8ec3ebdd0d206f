package io.marketsignals.topology.query;

import io.marketsignals.topology.query.ClientReading.Source;
import io.marketsignals.topology.query.ClientReading.Worker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * Asks a Kafka Streams client how it is. The client answers from its memory, but may hold its own locks: a caller that must
 * not wait asks from a thread of its own.
 */
public final class ClientReadings {
    /** How Streams names a stream thread, and the thread beside it that restores its tasks. */
    private static final String STREAM_THREAD = "-StreamThread-";

    private static final String STATE_UPDATER = "-StateUpdater-";

    private final KafkaStreams streams;
    private final RestoreProgress restoring;

    public ClientReadings(KafkaStreams streams, RestoreProgress restoring) {
        this.streams = streams;
        this.restoring = restoring;
    }

    /** What it says now; costs a look at each of its metrics. */
    public ClientReading read() {
        ClientMeters meters = ClientMeters.of(streams.metrics());
        Set<String> alive = LiveThreads.names();
        List<Worker> threads = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            threads.add(thread(thread, meters, alive));
            thread.activeTasks().forEach(task -> sources.addAll(sources(task, thread.consumerClientId(), meters)));
        }
        threads.sort(Comparator.comparing(Worker::name));
        sources.sort(Comparator.comparing(Source::topic).thenComparing(Source::partition));
        return new ClientReading(streams.state().name(), threads, sources, restoring.running(), restoring.steps());
    }

    private static Worker thread(ThreadMetadata thread, ClientMeters meters, Set<String> alive) {
        String name = thread.threadName();
        String consumer = thread.consumerClientId();
        return new Worker(
                name,
                thread.threadState(),
                meters.sincePoll(consumer),
                meters.processed(name),
                meters.processRate(name),
                meters.lag(consumer),
                meters.connections(consumer),
                thread.activeTasks().stream()
                        .map(task -> task.taskId().toString())
                        .sorted()
                        .toList(),
                alive.contains(name.replace(STREAM_THREAD, STATE_UPDATER)));
    }

    private static List<Source> sources(TaskMetadata task, String consumer, ClientMeters meters) {
        List<Source> sources = new ArrayList<>();
        for (TopicPartition partition : task.topicPartitions()) {
            OptionalLong lag = meters.lag(consumer, partition.topic(), partition.partition());
            sources.add(new Source(
                    partition.topic(), partition.partition(), task.taskId().toString(), lag));
        }
        return sources;
    }
}
