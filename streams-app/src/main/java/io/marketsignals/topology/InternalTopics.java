package io.marketsignals.topology;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    private static final Set<String> REPARTITIONED =
            Set.of(NodeNames.PRICE_REPORTS, NodeNames.LEVEL_REPORTS, NodeNames.MARKET_NEWS);

    private InternalTopics() {}

    /** Every internal topic that an application has once it has run. */
    public static Set<String> of(String applicationId) {
        String prefix = applicationId + "-";
        return Stream.concat(
                        LOGGED.stream().map(store -> prefix + store + CHANGELOG),
                        REPARTITIONED.stream().map(way -> prefix + way + REPARTITION))
                .collect(toCollection(TreeSet::new));
    }

    /** Whether a topic's name could be that of an internal topic of the application, or of one whose id begins like its. */
    public static boolean looksLike(String applicationId, String topic) {
        return topic.startsWith(applicationId + "-") && (topic.endsWith(CHANGELOG) || topic.endsWith(REPARTITION));
    }
}
