package io.marketsignals.index.partial;

import io.marketsignals.index.partial.TrackedSymbol.Places;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.TradingSpan;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.SymbolAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** One partition's partials of one market's running session, and the symbols that changed in the open bucket. */
final class MarketPartials {
    private final MarketSession reference;
    private final Session session;
    private final MarketCalendar calendar;
    private final int day;
    /** End of the date's regular hours: before it, nothing of the session is over. */
    private final long regularEnd;
    /** n of new highs and lows. */
    private final int sessions;

    private final NavigableMap<String, IndexAccumulator> indices = new TreeMap<>();
    private final List<TrackedSymbol> touched = new ArrayList<>();
    private TradingSpan trading;

    /**
     * @param settings in force for an index or the market
     */
    MarketPartials(MarketSession reference, MarketCalendar calendar, Function<String, Settings> settings) {
        this.reference = reference;
        this.calendar = calendar;
        this.session = reference.session();
        this.regularEnd = calendar.session(session.date()).orElse(session).end();
        this.sessions = Lookback.sessions(settings.apply(reference.market()));
        this.day = (int) session.date().toEpochDay();
        reference
                .indices()
                .keySet()
                .forEach(id -> indices.put(id, new IndexAccumulator(id, MoverFloors.from(settings.apply(id)))));
    }

    Session session() {
        return session;
    }

    /** Whether a trade of this instant is known to belong to the running session; if not, ask the calendar. */
    boolean trades(long time) {
        return trading != null && trading.holds(time);
    }

    /** Remembers a stretch of the running session; one of another session changes nothing. */
    void trading(TradingSpan span) {
        if (span.session().equals(session)) {
            trading = span;
        }
    }

    /** Trading date, epoch day. */
    int day() {
        return day;
    }

    /** Notes a changed symbol; one that belongs to an older session changes nothing here. */
    void touch(TrackedSymbol symbol) {
        if (symbol.prices().session() == day && symbol.touch(this)) {
            touched.add(symbol);
        }
    }

    /** Takes in what was counted of a symbol before a restart, and whether it has changed since. */
    void restore(TrackedSymbol symbol) {
        if (symbol.prices().session() != day) {
            return;
        }
        if (symbol.prices().counted() != null) {
            symbol.place(this, symbol.prices().counted());
        }
        if (symbol.prices().dirty()) {
            touch(symbol);
        }
    }

    /** What was counted so far has been told, or will be with the next news of its index. */
    void restored() {
        indices.values().forEach(IndexAccumulator::tell);
    }

    /** Places for a symbol among the members of each index that holds it. */
    Places placesOf(String symbol) {
        IndexMember[] all = reference.weightsOf(symbol).stream()
                .map(weight -> indices.get(weight.index()).join(symbol, weight))
                .toArray(IndexMember[]::new);
        return new Places(this, all);
    }

    /**
     * Counts the changed symbols and gives the whole partial of every index that changed; empty when none did. What came
     * after the session's end, and is no official close, waits for one.
     *
     * @param open start of the bucket that closes, epoch milliseconds
     */
    Optional<Stage.News> close(Lookbacks lookbacks, long open) {
        boolean news = false;
        for (TrackedSymbol symbol : touched) {
            symbol.settle();
            SymbolAccumulator prices = symbol.prices();
            MemberReading now = prices.reading(symbol.lookback(lookbacks, sessions));
            if (!now.equals(prices.counted()) && (!over(prices, open) || closedAnew(prices, now))) {
                news |= symbol.count(this, now);
            }
        }
        touched.clear();
        if (!news) {
            return Optional.empty();
        }
        List<IndexPartial> partials = indices.values().stream()
                .filter(IndexAccumulator::changed)
                .map(IndexAccumulator::partial)
                .toList();
        return Optional.of(new Stage.News(day, partials, List.of()));
    }

    /** Whether the session that the symbol traded in, the regular hours or the evening, had ended before a bucket. */
    private boolean over(SymbolAccumulator prices, long open) {
        return open >= regularEnd
                && open
                        >= calendar.sessionAt(prices.lastTime())
                                .map(Session::end)
                                .orElse(regularEnd);
    }

    /** Whether an official close, of this session or the one before, changed what the symbol contributes. */
    private static boolean closedAnew(SymbolAccumulator prices, MemberReading now) {
        MemberReading counted = prices.counted();
        if (counted == null) {
            return prices.official();
        }
        boolean moved = now.last() != counted.last();
        boolean changed =
                moved || now.memberClass() != counted.memberClass() || now.sessionReturn() != counted.sessionReturn();
        return changed && (prices.official() || !moved);
    }
}
