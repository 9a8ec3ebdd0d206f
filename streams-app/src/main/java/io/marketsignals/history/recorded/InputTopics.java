package io.marketsignals.history.recorded;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.topics.Finding;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCheck;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The four input topics of one run or of production. */
public final class InputTopics {
    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private InputTopics() {}

    /** Constituent prices and index ticks. */
    static List<String> ticks(RunName run) {
        return List.of(run.topic(TopicNames.PRICES), run.topic(TopicNames.INDEX_TICKS));
    }

    /** Whether a topic, of whatever run, holds constituent prices. */
    static boolean ofPrices(String topic) {
        return topic.endsWith(TopicNames.PRICES);
    }

    /**
     * Partitions of the topics to replay from.
     *
     * @throws AppException when a topic is missing, or kept in such a way that a part of the history may be gone
     */
    public static InputPartitions checked(Admin admin, AppConfig source) {
        RunName run = source.topics().run();
        Set<String> names = TopicNames.INPUTS.stream().map(run::topic).collect(Collectors.toSet());
        String refusals = new TopicCheck(admin, source.bootstrapServers())
                        .findings(TopicTable.of(source.topics()).stream()
                                .filter(spec -> names.contains(spec.name()))
                                .toList())
                        .stream()
                        .filter(Finding::refusesStart)
                        .map(Finding::sentence)
                        .collect(Collectors.joining(System.lineSeparator()));
        if (!refusals.isEmpty()) {
            throw new AppException(AppException.Reason.TOPICS, refusals);
        }
        return InputPartitions.of(admin, run);
    }
}
