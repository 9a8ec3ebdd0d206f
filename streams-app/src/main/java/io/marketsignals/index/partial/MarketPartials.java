package io.marketsignals.index.partial;

import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.TradingSpan;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.SymbolState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One partition's partials of one market's running session, and the symbols that changed in the open bucket. */
final class MarketPartials {
    private final MarketSession reference;
    private final MarketCalendar calendar;
    private final int day;
    /** End of the date's regular hours: before it, nothing of the session is over. */
    private final long regularEnd;
    /** n of new highs and lows. */
    private final int sessions;

    private final Map<String, IndexAccumulator> indices = new HashMap<>();
    private final Set<String> dirty = new LinkedHashSet<>();
    private TradingSpan trading;

    /**
     * @param settings in force for an index or the market
     */
    MarketPartials(MarketSession reference, MarketCalendar calendar, Function<String, Settings> settings) {
        this.reference = reference;
        this.calendar = calendar;
        Session session = reference.session();
        this.regularEnd = calendar.session(session.date()).orElse(session).end();
        this.sessions = Lookback.sessions(settings.apply(reference.market()));
        this.day = (int) reference.session().date().toEpochDay();
        reference
                .indices()
                .keySet()
                .forEach(id -> indices.put(id, new IndexAccumulator(id, MoverFloors.from(settings.apply(id)))));
    }

    Session session() {
        return reference.session();
    }

    /** Whether a trade of this instant is known to belong to the running session; if not, ask the calendar. */
    boolean trades(long time) {
        return trading != null && trading.holds(time);
    }

    /** Remembers a stretch of the running session; one of another session changes nothing. */
    void trading(TradingSpan span) {
        if (span.session().equals(session())) {
            trading = span;
        }
    }

    /** Notes a changed symbol; one that belongs to an older session changes nothing here. */
    void touch(String symbol, SymbolState state) {
        if (state.session() == day) {
            dirty.add(symbol);
        }
    }

    /** Takes in what was counted of a symbol before a restart, and whether it has changed since. */
    void restore(String symbol, SymbolState state) {
        if (state.session() != day) {
            return;
        }
        if (state.counted() != null) {
            replace(symbol, null, state.counted());
        }
        if (state.dirty()) {
            dirty.add(symbol);
        }
    }

    /**
     * Counts the changed symbols and gives the whole partial of every index that changed; empty when none did. What came
     * after the session's end, and is no official close, waits for one.
     *
     * @param open start of the bucket that closes, epoch milliseconds
     */
    Optional<Stage.News> close(States<SymbolState> states, Lookbacks lookbacks, long open) {
        Set<String> changed = new TreeSet<>();
        for (String symbol : dirty) {
            SymbolState state = states.get(symbol);
            MemberReading now = state.reading(lookbacks.of(symbol, state, sessions));
            if (!now.equals(state.counted()) && (!over(state, open) || closedAnew(state, now))) {
                replace(symbol, state.counted(), now);
                states.put(symbol, state.withCounted(now));
                reference.weightsOf(symbol).forEach(w -> changed.add(w.index()));
            }
        }
        dirty.clear();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        List<IndexPartial> partials =
                changed.stream().map(id -> indices.get(id).partial()).toList();
        return Optional.of(new Stage.News(day, partials, List.of()));
    }

    /** Whether the session that the symbol traded in, the regular hours or the evening, had ended before a bucket. */
    private boolean over(SymbolState state, long open) {
        return open >= regularEnd
                && open
                        >= calendar.sessionAt(state.lastTime())
                                .map(Session::end)
                                .orElse(regularEnd);
    }

    /** Whether an official close, of this session or the one before, changed what the symbol contributes. */
    private static boolean closedAnew(SymbolState state, MemberReading now) {
        MemberReading counted = state.counted();
        if (counted == null) {
            return state.official();
        }
        boolean moved = now.last() != counted.last();
        boolean changed =
                moved || now.memberClass() != counted.memberClass() || now.sessionReturn() != counted.sessionReturn();
        return changed && (state.official() || !moved);
    }

    private void replace(String symbol, MemberReading old, MemberReading now) {
        for (MarketSession.Weight weight : reference.weightsOf(symbol)) {
            indices.get(weight.index()).replace(symbol, weight, old, now);
        }
    }
}
