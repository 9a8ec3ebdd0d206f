package io.marketsignals.history.diff;

import io.marketsignals.history.run.AlertLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the alerts of two runs.
 *
 * @param strict whether listed thresholds and the settings' version count as differences
 */
record AlertComparison(boolean strict) {
    private static final String THRESHOLDS = "thresholds";
    private static final String EVIDENCE = "evidence";
    private static final String VERSION = "settingsVersion";
    private static final String REASON = "reason";

    /** What moves an alert, before the numbers that it rests on. */
    private static final List<String> FIRST = List.of("status", "episodeStart", "eventTime", "session");

    /** Not compared with the rest: told apart, or, as the id, given by the others. */
    private static final Set<String> APART = Set.of("id", EVIDENCE, REASON, THRESHOLDS, VERSION);

    /**
     * Every alert of both runs, by time. Alerts of one id are one; of the others, those of the same market, signal, event,
     * subject, direction and session are one in order of time: they moved.
     */
    List<AlertDiff> compare(Map<String, Life> before, Map<String, Life> after) {
        List<AlertDiff> diffs = new ArrayList<>();
        List<Life> gone = new ArrayList<>();
        List<Life> come = new ArrayList<>();
        before.forEach((id, life) -> {
            if (after.containsKey(id)) {
                diffs.add(compare(life, after.get(id)));
            } else {
                gone.add(life);
            }
        });
        after.forEach((id, life) -> {
            if (!before.containsKey(id)) {
                come.add(life);
            }
        });
        diffs.addAll(moves(gone, come));
        diffs.sort(Comparator.comparing((AlertDiff diff) -> diff.first().episodeStart())
                .thenComparing(diff -> diff.first().id()));
        return diffs;
    }

    private static List<AlertDiff> moves(List<Life> gone, List<Life> come) {
        Map<List<Object>, List<Life>> arrivals = new HashMap<>();
        come.stream().sorted(Life.BY_TIME).forEach(life -> arrivals.computeIfAbsent(
                        life.kind(), kind -> new ArrayList<>())
                .add(life));
        List<AlertDiff> diffs = new ArrayList<>();
        gone.stream().sorted(Life.BY_TIME).forEach(life -> {
            List<Life> same = arrivals.getOrDefault(life.kind(), new ArrayList<>());
            diffs.add(
                    same.isEmpty()
                            ? new AlertDiff(life, null, Verdict.ONLY_A, Optional.empty())
                            : moved(life, same.remove(0)));
        });
        arrivals.values()
                .forEach(lives ->
                        lives.forEach(life -> diffs.add(new AlertDiff(null, life, Verdict.ONLY_B, Optional.empty()))));
        return diffs;
    }

    private static AlertDiff moved(Life before, Life after) {
        Change start = new Change(
                "episodeStart",
                before.first().episodeStart().toString(),
                after.first().episodeStart().toString(),
                "");
        return new AlertDiff(before, after, Verdict.MOVED, Optional.of(start));
    }

    private AlertDiff compare(Life before, Life after) {
        Optional<Change> change = firstChange(before, after);
        if (change.isPresent()) {
            return new AlertDiff(before, after, Verdict.CHANGED, change);
        }
        Verdict verdict = Verdict.EQUAL;
        for (int revision : before.revisions().keySet()) {
            AlertLine one = before.revisions().get(revision);
            AlertLine other = after.revisions().get(revision);
            if (Change.between(THRESHOLDS, one.thresholds(), other.thresholds()).isPresent()) {
                verdict = Verdict.OTHER_THRESHOLDS;
            } else if (verdict == Verdict.EQUAL && !one.equals(other)) {
                verdict = Verdict.OTHER_VERSION;
            }
        }
        return new AlertDiff(before, after, verdict, Optional.empty());
    }

    private Optional<Change> firstChange(Life before, Life after) {
        NavigableSet<Integer> revisions = new TreeSet<>(before.revisions().keySet());
        revisions.addAll(after.revisions().keySet());
        for (int revision : revisions) {
            Optional<Change> change =
                    change(before.revisions().get(revision), after.revisions().get(revision));
            if (change.isPresent()) {
                return change.map(found -> found.ofRevision(revision));
            }
        }
        return Optional.empty();
    }

    private Optional<Change> change(AlertLine before, AlertLine after) {
        if (before == null || after == null) {
            return Optional.of(new Change(
                    "status", before == null ? null : before.status(), after == null ? null : after.status(), ""));
        }
        if (before.equals(after)) {
            return Optional.empty();
        }
        Set<String> rest = new LinkedHashSet<>(Change.fields(before.line(), after.line()));
        rest.removeAll(APART);
        Optional<Change> change = Change.within("", FIRST, before.line(), after.line())
                .or(() -> Change.between(EVIDENCE, before.evidence(), after.evidence()))
                .or(() -> Change.within("", rest, before.line(), after.line()))
                .or(() -> Change.within("", List.of(REASON), before.line(), after.line()));
        return strict
                ? change.or(() -> Change.between(THRESHOLDS, before.thresholds(), after.thresholds()))
                        .or(() -> Change.within("", List.of(VERSION), before.line(), after.line()))
                : change;
    }

    /** How many alerts of each verdict, in the verdicts' order. */
    static Map<Verdict, Long> counts(List<AlertDiff> diffs) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        diffs.forEach(diff -> counts.merge(diff.verdict(), 1L, Long::sum));
        return counts;
    }
}
