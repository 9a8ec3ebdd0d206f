package io.marketsignals.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A time in which the whole market does not trade, within a session that goes on after it.
 *
 * @param from local time, inclusive
 * @param to local time of the same date, exclusive
 */
public record Halt(LocalDate date, LocalTime from, LocalTime to) {
    public Halt {
        Objects.requireNonNull(date, "date");
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "the halt of " + date + " must begin before it ends: " + from + " to " + to);
        }
    }
}
