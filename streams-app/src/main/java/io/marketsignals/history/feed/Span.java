package io.marketsignals.history.feed;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The part of history to replay; rows that start outside of it are passed over, good or bad.
 *
 * @param from first instant, epoch milliseconds UTC, inclusive
 * @param to last instant, exclusive
 */
public record Span(long from, long to) {
    /** All of history. */
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** From a date to a date, both inclusive, open where empty, by the local dates of a zone. */
    public static Span of(Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone) {
        return new Span(
                from.map(date -> start(date, zone)).orElse(Long.MIN_VALUE),
                to.map(date -> start(date.plusDays(1), zone)).orElse(Long.MAX_VALUE));
    }

    /** What lies in both; empty, with from = to, where nothing does. */
    Span within(Span other) {
        long begin = Math.max(from, other.from);
        return new Span(begin, Math.max(begin, Math.min(to, other.to)));
    }

    boolean holds(long time) {
        return from <= time && time < to;
    }

    private static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
