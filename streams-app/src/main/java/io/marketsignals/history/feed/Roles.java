package io.marketsignals.history.feed;

import io.marketsignals.history.feed.Feed.Bars;
import io.marketsignals.history.feed.Feed.Kind;
import java.util.List;

/** Which fields a row of each kind has. */
final class Roles {
    private Roles() {}

    /** Fields that a description may name. */
    static String[] allowed(Kind kind, boolean wide) {
        if (wide) {
            return new String[] {"symbols", "date", "time", "timestamp"};
        }
        return switch (kind) {
            case TRADES -> new String[] {"symbol", "symbols", "date", "time", "timestamp", "price", "volume"};
            case LEVELS -> new String[] {"symbol", "symbols", "date", "time", "timestamp", "level", "volume"};
            case BARS, INDEX_BARS ->
                new String[] {"symbol", "symbols", "date", "time", "timestamp", "open", "high", "low", "close", "volume"
                };
        };
    }

    /** Fields, besides symbol and time, that a description must name; the close comes last. */
    static List<String> required(Kind kind, Bars bars) {
        return switch (kind) {
            case TRADES -> List.of("price");
            case LEVELS -> List.of("level");
            case BARS, INDEX_BARS -> bars.closeOnly() ? List.of("close") : List.of("open", "high", "low", "close");
        };
    }
}
