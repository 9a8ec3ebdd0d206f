package io.marketsignals.live;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The last session closes of each subject, the last revision of each; bounded by subject, the oldest is let go. */
final class Closes<R> {
    private final int most;
    private final Map<String, NavigableMap<LocalDate, R>> bySubject = new HashMap<>();

    Closes(int most) {
        this.most = most;
    }

    void take(String subject, LocalDate session, R close) {
        NavigableMap<LocalDate, R> closes = bySubject.computeIfAbsent(subject, id -> new TreeMap<>());
        closes.put(session, close);
        if (closes.size() > most) {
            closes.pollFirstEntry();
        }
    }

    /** By session, ascending. */
    List<R> of(String subject) {
        return List.copyOf(bySubject.getOrDefault(subject, new TreeMap<>()).values());
    }

    /** The latest session that any of the subjects has closed. */
    Optional<LocalDate> last(Collection<String> subjects) {
        return subjects.stream()
                .map(bySubject::get)
                .filter(closes -> closes != null && !closes.isEmpty())
                .map(NavigableMap::lastKey)
                .max(LocalDate::compareTo);
    }
}
