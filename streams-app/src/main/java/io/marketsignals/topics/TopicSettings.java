package io.marketsignals.topics;

/**
 * What an operator chooses about the topics; it matters when they are created, never afterwards.
 *
 * @param run whose topics they are
 * @param pricesPartitions of the constituent prices; bounds how far the first stage spreads; >= 1
 * @param indexTicksPartitions of the index ticks; >= 1
 * @param outputPartitions of each output topic; >= 1
 * @param replication copies of each partition; 3 in production; >= 1
 * @param minInsyncReplicas copies that must have a record before it counts as written; 2 in production; 1..replication
 */
public record TopicSettings(
        RunName run,
        int pricesPartitions,
        int indexTicksPartitions,
        int outputPartitions,
        int replication,
        int minInsyncReplicas) {

    public TopicSettings {
        requireAtLeastOne(pricesPartitions, "pricesPartitions");
        requireAtLeastOne(indexTicksPartitions, "indexTicksPartitions");
        requireAtLeastOne(outputPartitions, "outputPartitions");
        requireAtLeastOne(replication, "replication");
        requireAtLeastOne(minInsyncReplicas, "minInsyncReplicas");
        if (replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication must be at most " + Short.MAX_VALUE + ": " + replication);
        }
        if (minInsyncReplicas > replication) {
            throw new IllegalArgumentException(
                    "minInsyncReplicas must not exceed replication: " + minInsyncReplicas + " > " + replication);
        }
    }

    /** 4, 2 and 4 partitions, one copy: what a single broker can hold. Production says 3 copies, 2 in sync. */
    public static TopicSettings defaults() {
        return new TopicSettings(RunName.NONE, 4, 2, 4, 1, 1);
    }

    private static void requireAtLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + value);
        }
    }
}
