package io.marketsignals.index.partial;

import io.marketsignals.ingest.LiveStates;
import io.marketsignals.ingest.States;
import io.marketsignals.symbol.DailyHistory;
import io.marketsignals.symbol.MovingAverages;
import io.marketsignals.symbol.SymbolState;

/**
 * What a partition of the prices topic keeps of each symbol.
 *
 * @param symbols written by every tick
 * @param histories older sessions, read by a symbol's first price of a session and written about once a month, large
 * @param recent sessions since, read and written by a symbol's first price of a session
 * @param averages written at the end of each 5-minute window in which the symbol traded
 */
public record PriceStates(
        LiveStates<SymbolState> symbols,
        States<DailyHistory> histories,
        States<DailyHistory> recent,
        States<MovingAverages> averages) {

    /** On the heap, for the pure core without a store. */
    public static PriceStates onHeap() {
        return new PriceStates(States.onHeap(), States.onHeap(), States.onHeap(), States.onHeap());
    }
}
