package io.marketsignals.index.partial;

import io.marketsignals.ingest.States;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Session;
import io.marketsignals.symbol.MovingAverages;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.symbol.TechnicalCall.Kind;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The 5-minute windows [k*5 min, (k+1)*5 min) of the epoch in which a partition's symbols traded, and their moving
 * averages, which are touched once a symbol and window.
 *
 * <p>A price counts in the window of its bucket. A window closes with the bucket in which it ends or, if that is earlier,
 * with the one in which the price's session ends, so that the session's last window still counts in the session.
 */
final class CallWindows {
    private static final long MILLIS = 300_000;

    private final Buckets buckets;
    private final States<MovingAverages> averages;
    /** Symbols of open windows, by the bucket whose close ends them. */
    private final NavigableMap<Long, NavigableSet<String>> open = new TreeMap<>();

    CallWindows(Buckets buckets, States<MovingAverages> averages) {
        this.buckets = buckets;
        this.averages = averages;
    }

    /**
     * The window in which a price of a session counts; none for a price that comes when its session is over.
     *
     * @param start of the bucket in which it counts, epoch milliseconds
     */
    int windowAt(long start, Session session) {
        return start >= session.end() ? SymbolState.NO_WINDOW : (int) Math.floorDiv(start, MILLIS);
    }

    /** End of a window, epoch milliseconds, exclusive. */
    static long end(int window) {
        return (window + 1L) * MILLIS;
    }

    /** Notes that a symbol trades in a window. */
    void note(String symbol, int window, Session session) {
        open.computeIfAbsent(due(window, session), bucket -> new TreeSet<>()).add(symbol);
    }

    /** Notes the window of a symbol's last price if it is still open in the bucket of the given start. */
    void restore(String symbol, int window, Session session, long start) {
        if (window != SymbolState.NO_WINDOW && due(window, session) >= buckets.of(start)) {
            note(symbol, window, session);
        }
    }

    void clear() {
        open.clear();
    }

    /** The first bucket whose close ends a window. */
    OptionalLong due() {
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.firstKey());
    }

    /** Removes and returns the symbols whose windows end with the bucket of the given start, in order. */
    NavigableSet<String> take(long start) {
        NavigableSet<String> symbols = open.remove(buckets.of(start));
        return symbols == null ? new TreeSet<>() : symbols;
    }

    /** Folds the last price of a symbol's window into its averages; the call that this makes. */
    Optional<Kind> close(TrackedSymbol tracked) {
        String symbol = tracked.name();
        SymbolAccumulator prices = tracked.prices();
        MovingAverages known = averages.get(symbol);
        if (known == null) {
            averages.put(symbol, MovingAverages.first(prices.last(), prices.session()));
            return Optional.empty();
        }
        MovingAverages before =
                known.carried(prices.session(), tracked.basis().factor(known.session(), prices.session()));
        MovingAverages after = before.after(prices.last());
        averages.put(symbol, after);
        return after.callAfter(before);
    }

    /** The averages of a symbol that had a window. */
    MovingAverages averages(String symbol) {
        return averages.get(symbol);
    }

    private long due(int window, Session session) {
        return buckets.of(Math.min(end(window), session.end()) - 1);
    }
}
