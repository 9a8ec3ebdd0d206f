package io.marketsignals.topology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that the topology's internal topics have on a cluster. */
public final class InternalTopics {
    private static final String CHANGELOG = "-changelog";
    private static final String REPARTITION = "-repartition";

    /** The stores that are logged: all but those that are read from their source topic at each start. */
    private static final Set<String> LOGGED = Set.of(
            StoreNames.SYMBOLS,
            StoreNames.DAILY_HISTORIES,
            StoreNames.MOVING_AVERAGES,
            StoreNames.PRICE_PARTITIONS,
            StoreNames.LEVEL_PARTITIONS,
            StoreNames.MARKETS,
            StoreNames.WAITING,
            StoreNames.CROSS_MARKET,
            StoreNames.CROSS_MARKET_WAITING,
            StoreNames.INDEX_RETURNS,
            StoreNames.BREADTH,
            StoreNames.SPREADS);

    /** In the order in which records flow through them; what one stage reads is one list. */
    private static final List<List<String>> REPARTITIONED =
            List.of(List.of(NodeNames.PRICE_REPORTS, NodeNames.LEVEL_REPORTS), List.of(NodeNames.MARKET_NEWS));

    private InternalTopics() {}

    /** The stores whose state is restored from changelogs. */
    public static Set<String> loggedStores() {
        return LOGGED;
    }

    /** Every internal topic that an application has once it has run. */
    public static Set<String> of(String applicationId) {
        Set<String> topics = new TreeSet<>();
        LOGGED.forEach(store -> topics.add(applicationId + "-" + store + CHANGELOG));
        between(applicationId).forEach(topics::addAll);
        return topics;
    }

    /** The topics that lead from stage to stage, in the order in which records flow; what one stage reads is one list. */
    public static List<List<String>> between(String applicationId) {
        return REPARTITIONED.stream()
                .map(stage -> stage.stream()
                        .map(way -> applicationId + "-" + way + REPARTITION)
                        .toList())
                .toList();
    }

    /** How many partitions those between stages have, by the names that a description of the topology gives them. */
    static Map<String, Integer> partitions(int marketPartitions) {
        return Map.of(
                NodeNames.PRICE_REPORTS + REPARTITION, marketPartitions,
                NodeNames.LEVEL_REPORTS + REPARTITION, marketPartitions,
                NodeNames.MARKET_NEWS + REPARTITION, 1);
    }

    /** Whether a topic's name could be that of an internal topic of the application, or of one whose id begins like its. */
    public static boolean looksLike(String applicationId, String topic) {
        return topic.startsWith(applicationId + "-") && (topic.endsWith(CHANGELOG) || topic.endsWith(REPARTITION));
    }
}
