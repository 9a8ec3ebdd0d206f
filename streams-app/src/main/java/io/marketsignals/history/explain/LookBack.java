package io.marketsignals.history.explain;

import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.zone.Pivots;
import io.marketsignals.model.Settings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How far before an alert a replay must begin to raise it again: one rule for each signal. */
final class LookBack {
    /** Sessions after which the seed of a 10-session average no longer shows in 9 digits: (9/11)^100 < 2e-9. */
    private static final int SEED_OF_10 = 100;
    /** Sessions in which a pair's regime has mostly come to what it is. */
    private static final int REGIME = 30;
    /** Sessions that relative volume looks back on, at most. */
    private static final int VOLUME = 21;

    private static final Pattern PIVOT = Pattern.compile(".*:pivot-(?:high|low):(\\d{4}-\\d{2}-\\d{2})");

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("breadth-divergence", (alert, about) -> Reach.before(alert.session(), 1)),
            Map.entry("breadth-broadening", (alert, about) -> Reach.before(alert.session(), 2)),
            Map.entry("breadth-narrowing", (alert, about) -> Reach.before(alert.session(), 2)),
            Map.entry("breadth-non-confirmation", (alert, about) -> Reach.before(
                            alert.session(), count(alert, "breadth-non-confirmation.sessions", 20))
                    .but("The advance/decline line counts from the first session replayed: its level differs,"
                            + " its highs and lows do not.")),
            Map.entry("breadth-thrust", (alert, about) -> Reach.before(
                            alert.session(), SEED_OF_10 + count(alert, "breadth-thrust.sessions", 10))
                    .but("The 10-session average is seeded where the replay begins: its last digits differ.")),
            Map.entry(
                    "follow-through",
                    (alert, about) -> Reach.before(
                            alert.date("lowSession").orElse(alert.session()),
                            count(alert, "follow-through.low-sessions", 20) + 1)),
            Map.entry(
                    "leadership-change",
                    (alert, about) -> Reach.before(alert.date("formerSince").orElse(alert.session()), 2)),
            Map.entry("level-zone", LookBack::zone),
            Map.entry("rally", (alert, about) -> Reach.before(alert.session(), count(alert, "rally.sessions", 9) + 1)),
            Map.entry(
                    "sell-off", (alert, about) -> Reach.before(alert.session(), count(alert, "rally.sessions", 9) + 1)),
            Map.entry("record-close", LookBack::record),
            Map.entry("record-high", LookBack::record),
            Map.entry("rotation", (alert, about) -> Reach.before(alert.session(), PairState.KEPT + 1 + REGIME)
                    .but("The pair's regime is neutral where the replay begins.")),
            Map.entry("split-market", (alert, about) -> Reach.before(alert.session(), 1)),
            Map.entry("top-mover", (alert, about) -> Reach.before(alert.session(), 1)),
            Map.entry("technical-call", (alert, about) -> Reach.before(alert.session(), 1)
                    .but("Both moving averages of a member start from 0 in its first window replayed, as"
                            + " they did in the run's first; the calls are the same from here on, the averages"
                            + " differ in far digits.")),
            Map.entry("lead-lag", (alert, about) -> Reach.before(
                            alert.session(), count(alert, "lead-lag.sessions", 10) + 253)
                    .but("What set the watch off may look back further: explain the alert "
                            + alert.text("triggerAlert").orElse("that triggered it") + " as well.")));

    private LookBack() {}

    /**
     * What a rule may ask beside the alert.
     *
     * @param settings in force for the alert's index
     * @param derived whether the index's level comes from its members
     * @param zoneFrom first session of a zone of the reference data; empty: it always held, or is none
     */
    record About(Settings settings, boolean derived, Optional<LocalDate> zoneFrom) {}

    /** The signals that have a rule; any other needs the whole history. */
    static Set<String> signals() {
        return RULES.keySet();
    }

    /** How far the first revision of an alert looks back. */
    static Reach of(AlertRevision first, About about) {
        return RULES.getOrDefault(first.signal(), (alert, unused) -> Reach.ALL).of(first, about);
    }

    private static Reach zone(AlertRevision alert, About about) {
        Matcher pivot = PIVOT.matcher(alert.subject());
        Reach life;
        if (pivot.matches()) {
            life = Reach.before(
                    LocalDate.parse(pivot.group(1)),
                    Pivots.from(about.settings()).span() + 1);
        } else if (about.derived() || about.zoneFrom().isEmpty()) {
            return Reach.ALL; // its levels are points, and it may have lived since the first session
        } else {
            life = Reach.before(about.zoneFrom().get(), 1);
        }
        return life.and(Reach.before(alert.session(), VOLUME));
    }

    private static Reach record(AlertRevision alert, About about) {
        if (alert.says("knownHistory")) {
            return Reach.ALL;
        }
        return Reach.before(alert.session(), count(alert, "record-close.history", 252) + 1)
                .and(Reach.before(alert.date("previousRecordDate").orElse(alert.session()), 1))
                .but("The known history begins with the replay: closes before it are no longer surpassed, they are"
                        + " not known.");
    }

    private static int count(AlertRevision alert, String threshold, int otherwise) {
        return alert.threshold(threshold).map(Double::intValue).orElse(otherwise);
    }

    @FunctionalInterface
    private interface Rule {
        Reach of(AlertRevision alert, About about);
    }

    /**
     * A number of sessions before some dates, of which the earliest counts.
     *
     * @param marks empty: the whole history
     * @param caution what differs in value though not in kind; empty: nothing
     */
    record Reach(List<Mark> marks, String caution) {
        /** The whole history. */
        static final Reach ALL = new Reach(List.of(), "");

        /** So many sessions before a date's. */
        record Mark(LocalDate date, int sessions) {}

        static Reach before(LocalDate date, int sessions) {
            return new Reach(List.of(new Mark(date, sessions)), "");
        }

        Reach and(Reach other) {
            return new Reach(Stream.concat(marks.stream(), other.marks.stream()).toList(), caution + other.caution);
        }

        Reach but(String sentence) {
            return new Reach(marks, sentence);
        }

        /** The first session to replay; of a market's sessions, which are not empty. */
        LocalDate first(NavigableMap<LocalDate, ?> sessions) {
            return marks.stream()
                    .map(mark -> back(sessions, mark))
                    .min(Comparator.naturalOrder())
                    .orElse(sessions.firstKey());
        }

        private static LocalDate back(NavigableMap<LocalDate, ?> sessions, Mark mark) {
            List<LocalDate> earlier =
                    List.copyOf(sessions.headMap(mark.date(), false).keySet());
            return earlier.isEmpty() ? sessions.firstKey() : earlier.get(Math.max(0, earlier.size() - mark.sessions()));
        }
    }
}
