package io.marketsignals.topics;

import java.util.Map;
import java.util.Objects;

/**
 * One line of the topic table.
 *
 * @param configs broker settings that are set on creation, each explicitly, because a cluster's defaults differ
 * @param reason why the topic is kept the way it is, one line
 */
public record TopicSpec(String name, int partitions, short replication, Map<String, String> configs, String reason) {
    public TopicSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        configs = Map.copyOf(configs);
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    name + " needs a partition and a copy: " + partitions + ", " + replication);
        }
    }

    /** The value of one broker setting. */
    public String config(String key) {
        String value = configs.get(key);
        if (value == null) {
            throw new IllegalArgumentException(name + " does not set " + key);
        }
        return value;
    }
}
