package io.marketsignals.history.diff;

import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The thresholds in which two runs differ, as their alerts list them. Settings may differ by market and index, so a threshold
 * may have several changes. One that no alert of the second run lists cannot be seen.
 *
 * @param all by signal, then name
 */
record ThresholdChanges(List<ThresholdChange> all) {
    ThresholdChanges {
        all = all.stream()
                .sorted(Comparator.comparing(ThresholdChange::signal)
                        .thenComparing(ThresholdChange::name)
                        .thenComparing(ThresholdChange::toString))
                .toList();
    }

    /** From alerts that both runs have; for a threshold that none of them lists, from each run's one value. */
    static ThresholdChanges of(List<AlertDiff> diffs) {
        Set<ThresholdChange> changes = new LinkedHashSet<>();
        Set<String> compared = new HashSet<>();
        Map<String, Set<Fact>> before = new TreeMap<>();
        Map<String, Set<Fact>> after = new TreeMap<>();
        for (AlertDiff diff : diffs) {
            if (diff.after() == null) {
                collect(diff.first(), before);
            } else if (diff.before() == null) {
                collect(diff.first(), after);
            } else {
                diff.first().thresholds().forEach(fact -> compared.add(fact.name()));
                changes.addAll(changes(diff.first(), diff.after().first()));
            }
        }
        before.keySet().removeAll(compared);
        before.forEach((name, facts) -> {
            Set<Fact> others = after.getOrDefault(name, Set.of());
            if (facts.size() == 1 && others.size() == 1) {
                add(
                        changes,
                        signalOf(name),
                        facts.iterator().next(),
                        others.iterator().next());
            }
        });
        return new ThresholdChanges(new ArrayList<>(changes));
    }

    /** What lies between two thresholds in the evidence of an alert of one run: a sentence each, mostly none. */
    List<String> between(AlertLine alert, boolean ofFirstRun) {
        Set<String> sentences = new LinkedHashSet<>();
        for (ThresholdChange change : all) {
            Fact own = ofFirstRun ? change.before() : change.after();
            if (alert.thresholds().contains(own)) {
                alert.evidence().forEach(fact -> change.between(fact).ifPresent(sentences::add));
            }
        }
        return List.copyOf(sentences);
    }

    private static void collect(AlertLine alert, Map<String, Set<Fact>> listed) {
        alert.thresholds().forEach(fact -> listed.computeIfAbsent(fact.name(), name -> new HashSet<>())
                .add(fact));
    }

    /** A setting is named after its signal. */
    private static String signalOf(String threshold) {
        return threshold.substring(0, Math.max(0, threshold.indexOf('.')));
    }

    private static Set<ThresholdChange> changes(AlertLine before, AlertLine after) {
        Map<String, Fact> others = new HashMap<>();
        after.thresholds().forEach(fact -> others.put(fact.name(), fact));
        Set<ThresholdChange> changes = new LinkedHashSet<>();
        before.thresholds().forEach(fact -> add(changes, before.signal(), fact, others.get(fact.name())));
        return changes;
    }

    private static void add(Set<ThresholdChange> changes, String signal, Fact before, Fact after) {
        if (after != null
                && before.number() != null
                && after.number() != null
                && before.unit().equals(after.unit())
                && !before.number().equals(after.number())) {
            changes.add(new ThresholdChange(signal, before, after));
        }
    }
}
