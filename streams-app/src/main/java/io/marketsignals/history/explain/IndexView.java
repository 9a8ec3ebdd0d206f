package io.marketsignals.history.explain;

import io.marketsignals.model.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One index at the moment of an alert, counted again from the input.
 *
 * @param derived whether its level comes from its members
 * @param previousClose empty in the first session
 * @param level last level; empty: none came in the session
 * @param levelTime when it came; empty for a derived level
 * @param trail the last ticks of an index with a feed, or of the alert's member, oldest first
 * @param members empty where the alert does not rest on them
 */
record IndexView(
        String index,
        boolean derived,
        Optional<Double> previousClose,
        Optional<Double> level,
        Optional<Instant> levelTime,
        List<Tick> trail,
        Optional<Members> members,
        List<Check> checks) {
    IndexView {
        trail = List.copyOf(trail);
        checks = List.copyOf(checks);
    }

    /** The same, compared with what was told. */
    IndexView with(List<Check> compared) {
        return new IndexView(index, derived, previousClose, level, levelTime, trail, members, compared);
    }

    /** P/PC - 1; empty without one of them. */
    Optional<Double> sessionReturn() {
        return level.flatMap(now -> previousClose.map(before -> now / before - 1));
    }

    boolean agrees() {
        return checks.stream().allMatch(Check::agrees);
    }
}
