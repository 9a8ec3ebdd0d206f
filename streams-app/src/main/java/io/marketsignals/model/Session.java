package io.marketsignals.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One session of a market.
 *
 * @param date trading date
 * @param open epoch milliseconds UTC, inclusive
 * @param close epoch milliseconds UTC, after the open
 * @param end until when the session takes data: close + settle time; epoch milliseconds UTC, exclusive
 */
public record Session(LocalDate date, long open, long close, long end) {
    public Session {
        Objects.requireNonNull(date, "date");
        if (open >= close || close > end) {
            throw new IllegalArgumentException(
                    "session of " + date + " must open before it closes: " + open + ", " + close + ", " + end);
        }
    }
}
