package io.marketsignals.topology.query;

import java.time.Instant;

/**
 * A span of event time, [from, to).
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds, not before from
 */
public record Span(long from, long to) {
    /** All time since 1970. */
    public static final Span ALL = new Span(0, Long.MAX_VALUE);

    public Span {
        if (from > to) {
            throw new IllegalArgumentException(
                    "from must not be after to: " + Instant.ofEpochMilli(from) + ", " + Instant.ofEpochMilli(to));
        }
    }

    boolean isEmpty() {
        return from == to;
    }

    /** The first instant; nothing is older than 1970. */
    Instant first() {
        return Instant.ofEpochMilli(Math.max(0, from));
    }

    /** The last instant that belongs to it; only of one that is not empty. */
    Instant last() {
        return Instant.ofEpochMilli(Math.max(0, to == Long.MAX_VALUE ? to : to - 1));
    }
}
