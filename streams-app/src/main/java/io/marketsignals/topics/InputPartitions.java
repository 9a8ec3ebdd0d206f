package io.marketsignals.topics;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * How many partitions the two input topics really have; a market's watermark waits for all of them.
 *
 * @param run whose topics they are
 * @param prices of the constituent prices; >= 1
 * @param indexTicks of the index ticks; >= 1
 */
public record InputPartitions(RunName run, int prices, int indexTicks) {
    public InputPartitions {
        if (prices < 1 || indexTicks < 1) {
            throw new IllegalArgumentException("no partitions: " + prices + ", " + indexTicks);
        }
    }

    /** Of production's topics. */
    public InputPartitions(int prices, int indexTicks) {
        this(RunName.NONE, prices, indexTicks);
    }

    /** Asks the cluster; the topics must exist. */
    public static InputPartitions of(Admin admin, RunName run) {
        String prices = run.topic(TopicNames.PRICES);
        String indexTicks = run.topic(TopicNames.INDEX_TICKS);
        var topics = ClusterAnswers.await(
                admin.describeTopics(List.of(prices, indexTicks)).allTopicNames());
        return new InputPartitions(
                run,
                topics.get(prices).partitions().size(),
                topics.get(indexTicks).partitions().size());
    }
}
