package io.marketsignals.inspect.alert;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import io.marketsignals.signal.SignalDetectors;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which alert revisions are wanted; an empty set wants all.
 *
 * @param signals ids of signals
 * @param events of the signals
 * @param markets ids of markets
 * @param subjects index, pair, zone, lead-lag or market ids; of a top mover INDEX:SYMBOL
 * @param least the least severity
 */
public record AlertFilter(
        Set<String> signals,
        Set<String> events,
        Set<String> markets,
        Set<String> subjects,
        Set<AlertStatus> statuses,
        Severity least) {

    /** IllegalArgumentException with a sentence for a signal or event that no alert can have. */
    public AlertFilter {
        signals = Set.copyOf(signals);
        events = Set.copyOf(events);
        markets = Set.copyOf(markets);
        subjects = Set.copyOf(subjects);
        statuses = Set.copyOf(statuses);
        Map<String, Set<String>> known = SignalDetectors.events();
        requireKnown("signal", signals, known.keySet());
        Set<String> possible = new TreeSet<>();
        known.forEach((signal, its) -> possible.addAll(its));
        requireKnown("event", events, possible);
    }

    /** Whether a revision is one of them. */
    public boolean wants(Alert alert) {
        return wants(signals, alert.getSignal())
                && wants(events, alert.getEvent())
                && wants(markets, alert.getMarket())
                && wants(subjects, alert.getSubject())
                && wants(statuses, alert.getStatus())
                && alert.getSeverity().compareTo(least) >= 0;
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static void requireKnown(String kind, Set<String> wanted, Collection<String> known) {
        for (String value : wanted) {
            if (!known.contains(value)) {
                throw new IllegalArgumentException(
                        "there is no " + kind + " '" + value + "'; known are " + String.join(", ", known));
            }
        }
    }
}
