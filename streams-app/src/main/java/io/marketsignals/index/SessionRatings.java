package io.marketsignals.index;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.model.Context;
import io.marketsignals.model.ContextEvent;
import io.marketsignals.model.ContextEvent.Direction;
import io.marketsignals.model.ContextEvent.RatingChange;
import io.marketsignals.model.ContextReach;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Upgrades and downgrades of each index's members in a running session. A change counts from the instant at which it has
 * happened and is known; those between two sessions count in the later one. Worked out once a session, so that a bucket
 * costs the changes of the session only.
 */
final class SessionRatings {
    static final SessionRatings NONE = new SessionRatings(Map.of());

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Map<String, List<Change>> changes;

    /** A change of one member, from the instant at which it counts. */
    private record Change(long effect, Direction direction) {}

    private SessionRatings(Map<String, List<Change>> changes) {
        this.changes = changes;
    }

    /**
     * The changes of the members of a session.
     *
     * @param previousClose of the market's last session with data, epoch milliseconds, exclusive; null in the first, which
     *     counts from 24 hours before its open
     * @param settings those in force for an index
     */
    static SessionRatings of(
            Context context, MarketSession session, Long previousClose, Function<String, Settings> settings) {
        long after = previousClose == null ? session.session().open() - DAY_MILLIS : previousClose;
        Map<String, List<Change>> changes = new HashMap<>();
        for (String index : session.indices().keySet()) {
            ContextReach reach = ContextReach.from(settings.apply(index));
            for (ContextEvent event :
                    context.ratingChanges(after, session.session().close(), reach)) {
                Direction direction = ((RatingChange) event.body()).direction();
                boolean member = session.weightsOf(event.subject()).stream()
                        .anyMatch(weight -> weight.index().equals(index));
                if (member && direction != Direction.NONE) {
                    changes.computeIfAbsent(index, id -> new ArrayList<>())
                            .add(new Change(reach.effect(event), direction));
                }
            }
        }
        return changes.isEmpty() ? NONE : new SessionRatings(changes);
    }

    /** The readings with the changes up to an instant, inclusive. */
    NavigableMap<String, IndexReading> counted(NavigableMap<String, IndexReading> readings, long at) {
        if (changes.isEmpty()) {
            return readings;
        }
        NavigableMap<String, IndexReading> counted = new TreeMap<>(readings);
        counted.replaceAll((index, reading) -> reading.withRatings(upTo(index, at)));
        return counted;
    }

    private Ratings upTo(String index, long at) {
        int upgrades = 0;
        int downgrades = 0;
        for (Change change : changes.getOrDefault(index, List.of())) {
            if (change.effect() <= at) {
                upgrades += change.direction() == Direction.UP ? 1 : 0;
                downgrades += change.direction() == Direction.DOWN ? 1 : 0;
            }
        }
        return new Ratings(upgrades, downgrades);
    }
}
