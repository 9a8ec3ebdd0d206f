package io.marketsignals.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The versions of one piece of reference data, oldest first; of the same session the one published last holds.
 *
 * <p>A version holds for a session when it is effective by its date and was published by its open: one that is
 * published late is applied from the next session, live and in a replay alike.
 */
public record Timeline<T>(List<Version<T>> versions) {

    /**
     * What holds from a session on.
     *
     * @param effectiveFrom first session; null: from the beginning
     * @param publishedAt epoch milliseconds at which it became known; null: from the start
     * @param value null: removed
     */
    public record Version<T>(LocalDate effectiveFrom, Long publishedAt, T value) {
        boolean holdsFor(Session session) {
            return (effectiveFrom == null || !effectiveFrom.isAfter(session.date()))
                    && (publishedAt == null || publishedAt <= session.open());
        }

        /** Whether the version became known after the open of the session from which it should have held. */
        public boolean late(MarketCalendar calendar) {
            return effectiveFrom != null
                    && publishedAt != null
                    && calendar.session(effectiveFrom)
                            .filter(s -> publishedAt > s.open())
                            .isPresent();
        }
    }

    public Timeline {
        versions = versions.stream()
                .sorted(Comparator.comparing(
                                (Version<T> v) -> v.effectiveFrom(),
                                Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(Version::publishedAt, Comparator.nullsFirst(Comparator.<Long>naturalOrder())))
                .toList();
    }

    /** One version that always held. */
    public static <T> Timeline<T> always(T value) {
        return new Timeline<>(List.of(new Version<>(null, null, Objects.requireNonNull(value))));
    }

    /** What holds for a session; empty before the first version and after a removal. */
    public Optional<T> at(Session session) {
        T held = null;
        for (Version<T> version : versions) {
            if (version.holdsFor(session)) {
                held = version.value();
            }
        }
        return Optional.ofNullable(held);
    }
}
