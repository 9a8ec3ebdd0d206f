package io.marketsignals.history.reset;

import io.marketsignals.topics.ClusterAnswers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How much topics hold, by their offsets: markers of transactions and what compaction took count as well. */
final class TopicSizes {
    private TopicSizes() {}

    /** Offsets between a topic's beginning and its end. */
    static long of(Admin admin, String topic) {
        Map<TopicPartition, Long> begins = offsets(admin, topic, OffsetSpec.earliest());
        return offsets(admin, topic, OffsetSpec.latest()).entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.get(end.getKey()))
                .sum();
    }

    /** For people. */
    static String text(long offsets) {
        return offsets == 1 ? "1 offset" : String.format(Locale.ROOT, "%,d offsets", offsets);
    }

    static Map<TopicPartition, Long> offsets(Admin admin, String topic, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        ClusterAnswers.await(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .forEach(info -> asked.put(new TopicPartition(topic, info.partition()), which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ClusterAnswers.await(admin.listOffsets(asked).all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
