package io.marketsignals.history.diff;

import io.marketsignals.history.run.AlertLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is listed of a comparison.
 *
 * @param by what alerts are counted by; empty: not at all
 * @param limit alerts listed of each verdict; 0: all
 */
public record Listing(Set<By> by, int limit) {
    /** What alerts are counted by. */
    public enum By {
        /** Signal and event. */
        TYPE,
        SUBJECT;

        private String of(AlertLine alert) {
            return this == TYPE ? alert.type() : alert.subject();
        }
    }

    public Listing {
        if (limit < 0) {
            throw new IllegalArgumentException("the limit must be 0 or more: " + limit);
        }
        by = Set.copyOf(by);
    }

    /** The alerts of a verdict that are listed. */
    List<AlertDiff> listed(List<AlertDiff> alerts, Verdict verdict) {
        return alerts.stream()
                .filter(diff -> diff.verdict() == verdict)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
    }

    /** Counts by verdict for every group of alerts that differ, in the groups' order. */
    Map<List<String>, Map<Verdict, Long>> groups(List<AlertDiff> alerts) {
        Map<List<String>, Map<Verdict, Long>> groups = new TreeMap<>(Comparator.comparing(List::toString));
        if (by.isEmpty()) {
            return groups;
        }
        for (AlertDiff diff : alerts) {
            groups.computeIfAbsent(group(diff.first()), group -> new EnumMap<>(Verdict.class))
                    .merge(diff.verdict(), 1L, Long::sum);
        }
        groups.values().removeIf(counts -> counts.keySet().stream().noneMatch(Verdict::differs));
        return groups;
    }

    private List<String> group(AlertLine alert) {
        List<String> group = new ArrayList<>();
        for (By part : By.values()) {
            if (by.contains(part)) {
                group.add(part.of(alert));
            }
        }
        return group;
    }
}
