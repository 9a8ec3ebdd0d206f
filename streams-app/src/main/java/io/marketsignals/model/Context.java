package io.marketsignals.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All context events as of the last one received; immutable. The same event published twice counts once, as known from the
 * first publication, so that neither repetition nor order matters.
 */
public final class Context {
    public static final Context EMPTY = of(List.of());

    private final Map<String, NavigableMap<Long, List<ContextEvent>>> bySubject = new HashMap<>();
    /** By the instant at which they had happened and were published. */
    private final NavigableMap<Long, List<ContextEvent>> ratingChanges = new TreeMap<>();

    private Context(Collection<ContextEvent> events) {
        for (ContextEvent event : events) {
            event.concerns()
                    .forEach(subject ->
                            file(bySubject.computeIfAbsent(subject, id -> new TreeMap<>()), event.time(), event));
            if (event.body() instanceof ContextEvent.RatingChange) {
                file(ratingChanges, Math.max(event.time(), event.publishedAt()), event);
            }
        }
    }

    /** The context of some events, in any order and repeated or not. */
    public static Context of(Collection<ContextEvent> events) {
        Map<ContextEvent, ContextEvent> distinct = new TreeMap<>(ContextEvent.NEWEST_FIRST);
        events.forEach(event -> distinct.merge(event, event, (a, b) -> a.publishedAt() <= b.publishedAt() ? a : b));
        return new Context(distinct.values());
    }

    /**
     * What an alert of an instant sees: the events that concern any of some subjects, are known by then and lie in the days
     * around the alert's session; newest first. Costs the events in those days.
     */
    public List<ContextEvent> seen(Set<String> subjects, Session session, long at, ContextReach reach) {
        TreeSet<ContextEvent> seen = new TreeSet<>(ContextEvent.NEWEST_FIRST);
        for (String subject : subjects) {
            NavigableMap<Long, List<ContextEvent>> events = bySubject.get(subject);
            if (events != null) {
                events.subMap(reach.start(session), true, reach.end(session), true)
                        .values()
                        .forEach(seen::addAll);
            }
        }
        seen.removeIf(event -> !reach.known(event, at));
        return List.copyOf(seen);
    }

    /** The rating changes that took effect within (after, upTo]: had happened and were known; by instant, ties by content. */
    public List<ContextEvent> ratingChanges(long after, long upTo, ContextReach reach) {
        List<ContextEvent> changes = new ArrayList<>();
        ratingChanges.subMap(after - reach.delayMillis(), true, upTo, true).values().stream()
                .flatMap(List::stream)
                .filter(event -> reach.effect(event) > after && reach.effect(event) <= upTo)
                .forEach(changes::add);
        return changes;
    }

    private static void file(NavigableMap<Long, List<ContextEvent>> events, long time, ContextEvent event) {
        events.computeIfAbsent(time, at -> new ArrayList<>(1)).add(event);
    }
}
