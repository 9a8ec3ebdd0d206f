package io.marketsignals.index.partial;

import io.marketsignals.ingest.States;
import io.marketsignals.symbol.DailyHistory;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.SymbolState;
import java.util.HashMap;
import java.util.Map;

/**
 * The daily histories of a partition's symbols and, on the heap only, what the running session is compared with: derived
 * from a history when first asked for, once a session, and again after a restart.
 */
final class Lookbacks {
    private final States<DailyHistory> histories;
    private final Map<String, Lookback> derived = new HashMap<>();

    Lookbacks(States<DailyHistory> histories) {
        this.histories = histories;
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
            put(symbol, history(symbol).append(before, factor));
        } else if (Double.compare(after.previousClose(), before.previousClose()) != 0) {
            put(symbol, history(symbol).withClose(after.previousClose()));
        }
    }

    /** What a symbol's session is compared with; {@code sessions} is n of highs and lows. */
    Lookback of(String symbol, SymbolState state, int sessions) {
        Lookback known = derived.get(symbol);
        if (known == null || known.session() != state.session() || known.sessions() != sessions) {
            known = Lookback.of(history(symbol), state.session(), sessions);
            derived.put(symbol, known);
        }
        return known;
    }

    private void put(String symbol, DailyHistory history) {
        histories.put(symbol, history);
        derived.remove(symbol);
    }

    private DailyHistory history(String symbol) {
        DailyHistory history = histories.get(symbol);
        return history == null ? DailyHistory.NONE : history;
    }
}
