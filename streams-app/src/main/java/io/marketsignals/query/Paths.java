package io.marketsignals.query;

import io.marketsignals.topology.query.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How questions are written as paths, and read back. */
public final class Paths {
    static final String OWN_TOPOLOGY = "/api/topology?instance=own";

    private Paths() {}

    /** The path and query of a question for an index. */
    static String index(String index, Span span) {
        List<String> query = new ArrayList<>();
        if (span.from() != Span.ALL.from()) {
            query.add("from=" + encoded(Instant.ofEpochMilli(span.from()).toString()));
        }
        if (span.to() != Span.ALL.to()) {
            query.add("to=" + encoded(Instant.ofEpochMilli(span.to()).toString()));
        }
        return "/api/indices/" + encoded(index) + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /**
     * The span of the parameters {@code from} and {@code to}.
     *
     * @param from ISO-8601 instant; null: from the beginning
     * @param to ISO-8601 instant; null: without end
     * @throws IllegalArgumentException with a sentence when one is no instant, or they are the wrong way round
     */
    public static Span span(@Nullable String from, @Nullable String to) {
        return new Span(
                from == null ? Span.ALL.from() : millis("from", from), to == null ? Span.ALL.to() : millis("to", to));
    }

    private static long millis(String name, String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(
                    name + " must be an instant such as 2025-09-16T05:30:00Z, but is '" + text + "'.", unreadable);
        }
    }

    /** A segment of a path or the value of a parameter: a blank as %20, which is one in both. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
