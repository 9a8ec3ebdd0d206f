package io.marketsignals.index.partial;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.TradingSpan;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.SymbolAccumulator;
import java.util.ArrayList;
import java.util.BitSet;
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
    private final SessionMembers members = new SessionMembers();
    private final List<TrackedSymbol> symbols = new ArrayList<>();
    /** Places of those that changed in the open bucket, so that a close meets them in order of memory. */
    private final BitSet touched = new BitSet();

    private final BitSet put = new BitSet();
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
                .forEach(
                        id -> indices.put(id, new IndexAccumulator(id, MoverFloors.from(settings.apply(id)), members)));
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
        if (symbol.prices().session() == day) {
            touched.set(symbol.place(this));
        }
    }

    /** Takes in what was counted of a symbol before a restart, and whether it has changed since. */
    void restore(TrackedSymbol symbol) {
        if (symbol.prices().session() != day) {
            return;
        }
        if (symbol.prices().counted() != null) {
            put(symbol, symbol.prices().counted());
        }
        if (symbol.prices().dirty()) {
            touch(symbol);
        }
    }

    /** What was counted so far has been told, or will be with the next news of its index. */
    void restored() {
        indices.values().forEach(IndexAccumulator::take);
        settle();
    }

    /** A place for a symbol. */
    int add(TrackedSymbol symbol) {
        symbols.add(symbol);
        return members.add(symbol.name());
    }

    /** Makes a symbol a member of each index that holds it; those. */
    IndexAccumulator[] join(String symbol, int place) {
        List<Weight> weights = reference.weightsOf(symbol);
        weights.forEach(weight -> indices.get(weight.index()).join(place, weight));
        return weights.stream().map(weight -> indices.get(weight.index())).toArray(IndexAccumulator[]::new);
    }

    private boolean put(TrackedSymbol symbol, MemberReading now) {
        int place = symbol.place(this);
        members.put(place, now);
        put.set(place);
        return symbol.tellIndices();
    }

    /** What was put is taken in. */
    private void settle() {
        put.stream().forEach(members::settle);
        put.clear();
    }

    /**
     * Counts the changed symbols and gives the whole partial of every index that changed; empty when none did. What came
     * after the session's end, and is no official close, waits for one.
     *
     * @param open start of the bucket that closes, epoch milliseconds
     */
    Optional<Stage.News> close(Lookbacks lookbacks, long open) {
        boolean news = false;
        for (int place = touched.nextSetBit(0); place >= 0; place = touched.nextSetBit(place + 1)) {
            TrackedSymbol symbol = symbols.get(place);
            SymbolAccumulator prices = symbol.prices();
            MemberReading now = prices.reading(symbol.lookback(lookbacks, sessions));
            if (!now.equals(prices.counted()) && (!over(prices, open) || closedAnew(prices, now))) {
                symbol.count(now);
                news |= put(symbol, now);
            }
        }
        touched.clear();
        if (!news) {
            settle();
            return Optional.empty();
        }
        List<IndexPartial> partials = indices.values().stream()
                .filter(IndexAccumulator::changed)
                .map(IndexAccumulator::partial)
                .toList();
        settle();
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
