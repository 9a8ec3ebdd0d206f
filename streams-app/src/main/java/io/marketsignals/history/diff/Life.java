package io.marketsignals.history.diff;

import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.RunFolder;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One alert of a run from its first revision to its last.
 *
 * @param revisions by number, never empty
 */
record Life(NavigableMap<Integer, AlertLine> revisions) {
    /** As time goes: by start, then id. */
    static final Comparator<Life> BY_TIME =
            Comparator.comparing((Life life) -> life.first().episodeStart()).thenComparing(Life::id);

    Life {
        if (revisions.isEmpty()) {
            throw new IllegalArgumentException("an alert has at least one revision");
        }
        revisions = Collections.unmodifiableNavigableMap(new TreeMap<>(revisions));
    }

    /** All alerts of a run by id. A revision that is told twice counts once, as told last. */
    static Map<String, Life> of(RunFolder run) {
        Map<String, NavigableMap<Integer, AlertLine>> revisions = new HashMap<>();
        run.eachAlert(alert ->
                revisions.computeIfAbsent(alert.id(), id -> new TreeMap<>()).put(alert.revision(), alert));
        Map<String, Life> lives = new HashMap<>();
        revisions.forEach((id, told) -> lives.put(id, new Life(told)));
        return lives;
    }

    String id() {
        return first().id();
    }

    AlertLine first() {
        return revisions.firstEntry().getValue();
    }

    /** What stays the same when the alert starts at another time of its session. */
    List<Object> kind() {
        AlertLine alert = first();
        return List.of(
                alert.market(), alert.signal(), alert.event(), alert.subject(), alert.direction(), alert.session());
    }
}
