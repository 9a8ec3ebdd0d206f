package io.marketsignals.topics;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * How many partitions the two input topics really have; a market's watermark waits for all of them.
 *
 * @param prices of the constituent prices; >= 1
 * @param indexTicks of the index ticks; >= 1
 */
public record InputPartitions(int prices, int indexTicks) {
    public InputPartitions {
        if (prices < 1 || indexTicks < 1) {
            throw new IllegalArgumentException("no partitions: " + prices + ", " + indexTicks);
        }
    }

    /** Asks the cluster; the topics must exist. */
    public static InputPartitions of(Admin admin) {
        var topics = ClusterAnswers.await(admin.describeTopics(List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS))
                .allTopicNames());
        return new InputPartitions(
                topics.get(TopicNames.PRICES).partitions().size(),
                topics.get(TopicNames.INDEX_TICKS).partitions().size());
    }
}
