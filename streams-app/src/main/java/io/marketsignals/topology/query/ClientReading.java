package io.marketsignals.topology.query;

import io.marketsignals.topology.query.RestoreProgress.Restoring;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a Kafka Streams client says of itself at one moment.
 *
 * @param state of the client, a name of {@code KafkaStreams.State}
 * @param threads that are not dead, by name
 * @param sources the partitions of input and internal topics that are read here, by topic and partition
 * @param restoring what is read back from changelogs
 * @param restoreSteps counts up whenever something was restored
 */
public record ClientReading(
        String state, List<Worker> threads, List<Source> sources, List<Restoring> restoring, long restoreSteps) {

    /**
     * A stream thread.
     *
     * @param state a name of its own life, RUNNING when its tasks process
     * @param sincePoll seconds since its consumer last asked for records; empty before the first time
     * @param processed records since it was started
     * @param processRate records per second, over the last half minute or so
     * @param lag records that lie before it, as far as its consumer knows
     * @param brokers connections of its consumer; 0: no broker is reached
     * @param tasks active ones, as {@code 1_0}
     * @param updating whether the thread that restores its tasks is alive
     */
    public record Worker(
            String name,
            String state,
            OptionalDouble sincePoll,
            long processed,
            double processRate,
            long lag,
            int brokers,
            List<String> tasks,
            boolean updating) {
        public Worker {
            tasks = List.copyOf(tasks);
        }

        /** Whether the thread should be at work: it was started and nobody asked it to stop. */
        public boolean working() {
            return !state.equals("CREATED") && !state.equals("PENDING_SHUTDOWN") && !state.equals("DEAD");
        }
    }

    /**
     * A partition that is read here.
     *
     * @param lag records that were not read; empty before the first answer of a broker
     */
    public record Source(String topic, int partition, String task, OptionalLong lag) {}

    public ClientReading {
        threads = List.copyOf(threads);
        sources = List.copyOf(sources);
        restoring = List.copyOf(restoring);
    }

    /** Whether every task is restored and processes. */
    public boolean isRunning() {
        return state.equals("RUNNING");
    }

    /** Whether tasks are being handed out or restored. */
    public boolean isRebalancing() {
        return state.equals("REBALANCING");
    }

    /** Records that lie before its threads, as far as their consumers know. */
    public long lag() {
        return threads.stream().mapToLong(Worker::lag).sum();
    }

    /** How many active tasks there are. */
    public int tasks() {
        return threads.stream().mapToInt(thread -> thread.tasks().size()).sum();
    }
}
