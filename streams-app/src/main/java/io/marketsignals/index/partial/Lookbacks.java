package io.marketsignals.index.partial;

import io.marketsignals.ingest.States;
import io.marketsignals.symbol.DailyHistory;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.SymbolState;

/**
 * The daily histories of a partition's symbols, from which is derived what a session is compared with.
 *
 * <p>A history is kept in two parts, so that a session writes the recent one only: it joins the older one when it is full,
 * or when a corporate action changes both.
 */
final class Lookbacks {
    /** Sessions of a full recent part; about the square root of twice a full history's, which writes least. */
    private static final int RECENT = 21;

    private final States<DailyHistory> older;
    private final States<DailyHistory> recent;

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
            DailyHistory part = part(recent, symbol);
            if (factor == 1 && part.sessions() < RECENT) {
                recent.put(symbol, part.append(before, 1));
            } else {
                putWhole(symbol, part(older, symbol).followedBy(part).append(before, factor));
            }
        } else if (Double.compare(after.previousClose(), before.previousClose()) != 0) {
            DailyHistory part = part(recent, symbol);
            if (part.sessions() > 0) {
                recent.put(symbol, part.withClose(after.previousClose()));
            } else {
                putWhole(symbol, part(older, symbol).withClose(after.previousClose()));
            }
        }
    }

    /** What a symbol's session is compared with; {@code sessions} is n of highs and lows. */
    Lookback of(String symbol, int session, int sessions) {
        return Lookback.of(part(older, symbol).followedBy(part(recent, symbol)), session, sessions);
    }

    private void putWhole(String symbol, DailyHistory history) {
        older.put(symbol, history);
        recent.remove(symbol);
    }

    private static DailyHistory part(States<DailyHistory> part, String symbol) {
        DailyHistory history = part.get(symbol);
        return history == null ? DailyHistory.NONE : history;
    }
}
