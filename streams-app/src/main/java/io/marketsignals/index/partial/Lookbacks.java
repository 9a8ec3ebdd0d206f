package io.marketsignals.index.partial;

import io.marketsignals.ingest.States;
import io.marketsignals.symbol.DailyHistory;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.SymbolState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The daily histories of a partition's symbols, from which is derived what a session is compared with.
 *
 * <p>A history is stored in two parts, so that a session writes the recent one only: it joins the older one when it is full,
 * or when a corporate action changes both. Those of the {@value #KEPT} symbols that needed theirs last stay in memory, 6 kB
 * each, since a replay needs all of them every session.
 */
final class Lookbacks {
    /** Sessions of a full recent part; about the square root of twice a full history's, which writes least. */
    private static final int RECENT = 21;

    private static final int KEPT = 1_024;

    private final States<DailyHistory> older;
    private final States<DailyHistory> recent;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A whole history.
     *
     * @param recent how many of its newest sessions are stored in the recent part
     */
    private record Kept(DailyHistory whole, int recent) {}

    Lookbacks(PriceStates states) {
        this.older = states.histories();
        this.recent = states.recent();
    }

    /**
     * Takes in what a price changed beyond its session: a later session began, or the previous close was corrected.
     *
     * @param basis of the symbol's corporate actions
     */
    void take(String symbol, SymbolState before, SymbolState after, SymbolState.Basis basis) {
        if (before.session() == SymbolState.NO_SESSION) {
            return;
        }
        if (after.session() != before.session()) {
            double factor = basis.factor(before.session(), after.session());
            Kept known = kept(symbol);
            put(
                    symbol,
                    known.whole.append(before, factor),
                    factor == 1 && known.recent < RECENT ? known.recent + 1 : 0);
        } else if (Double.compare(after.previousClose(), before.previousClose()) != 0) {
            Kept known = kept(symbol);
            put(symbol, known.whole.withClose(after.previousClose()), known.recent);
        }
    }

    /** What a symbol's session is compared with; {@code sessions} is n of highs and lows. */
    Lookback of(String symbol, int session, int sessions) {
        return Lookback.of(kept(symbol).whole, session, sessions);
    }

    private Kept kept(String symbol) {
        Kept known = kept.get(symbol);
        if (known == null) {
            DailyHistory part = part(recent, symbol);
            known = new Kept(part(older, symbol).followedBy(part), part.sessions());
            kept.put(symbol, known);
        }
        return known;
    }

    /** Stores a changed history: its newest sessions, or without any of those all of it. */
    private void put(String symbol, DailyHistory whole, int newest) {
        kept.put(symbol, new Kept(whole, newest));
        if (newest > 0) {
            recent.put(symbol, whole.newest(newest));
        } else {
            older.put(symbol, whole);
            recent.remove(symbol);
        }
    }

    private static DailyHistory part(States<DailyHistory> part, String symbol) {
        DailyHistory history = part.get(symbol);
        return history == null ? DailyHistory.NONE : history;
    }
}
