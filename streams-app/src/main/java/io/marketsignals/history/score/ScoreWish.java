package io.marketsignals.history.score;

import io.marketsignals.history.run.AlertLine;
import java.util.List;
import java.util.Set;

/**
 * What to score.
 *
 * @param horizons sessions after the alert's, each at least 1; kept ascending and once
 * @param types signals, events or both joined by a slash; none: all
 * @param subjects of alerts, or the index or pair that scores them; none: all
 */
public record ScoreWish(List<Integer> horizons, Set<String> types, Set<String> subjects) {
    public ScoreWish {
        if (horizons.isEmpty() || horizons.stream().anyMatch(horizon -> horizon < 1)) {
            throw new IllegalArgumentException("horizons are sessions, at least 1 each: " + horizons);
        }
        horizons = horizons.stream().sorted().distinct().toList();
        types = Set.copyOf(types);
        subjects = Set.copyOf(subjects);
    }

    /** Within how many sessions the worst move against is looked for: the longest horizon. */
    int longest() {
        return horizons.get(horizons.size() - 1);
    }

    boolean wantsType(AlertLine alert) {
        return types.isEmpty()
                || types.contains(alert.signal())
                || types.contains(alert.event())
                || types.contains(alert.type());
    }

    boolean wantsSubject(AlertLine alert, String track) {
        return subjects.isEmpty() || subjects.contains(alert.subject()) || subjects.contains(track);
    }
}
