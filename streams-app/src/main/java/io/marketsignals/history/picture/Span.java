package io.marketsignals.history.picture;

import java.time.LocalDate;
import java.util.Optional;

/** Sessions from a date to a date, both inclusive; empty: without bound. */
public record Span(Optional<LocalDate> from, Optional<LocalDate> to) {
    boolean holds(LocalDate session) {
        return from.map(first -> !session.isBefore(first)).orElse(true)
                && to.map(last -> !session.isAfter(last)).orElse(true);
    }
}
