package io.marketsignals.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The newest record of each subject by event time; of two for the same time the one read later. */
final class Newest<R> {
    private final Function<R, String> subject;
    private final Function<R, Instant> time;
    private final Map<String, Kept<R>> bySubject = new TreeMap<>();

    Newest(Function<R, String> subject, Function<R, Instant> time) {
        this.subject = subject;
        this.time = time;
    }

    void take(Kept<R> kept) {
        bySubject.merge(
                subject.apply(kept.record()),
                kept,
                (old, now) -> time.apply(now.record()).isBefore(time.apply(old.record())) ? old : now);
    }

    Optional<Kept<R>> of(String id) {
        return Optional.ofNullable(bySubject.get(id));
    }

    /** By subject. */
    List<Kept<R>> all() {
        return List.copyOf(bySubject.values());
    }

    /** Those not read at a position yet. */
    List<R> since(Position position) {
        return bySubject.values().stream()
                .filter(kept -> !position.has(kept.place()))
                .map(Kept::record)
                .toList();
    }
}
