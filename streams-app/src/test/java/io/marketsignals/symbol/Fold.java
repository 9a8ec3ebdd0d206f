package io.marketsignals.symbol;

import io.marketsignals.model.Price;

/** Folds prices into immutable states, for tests that compare one with the next. */
final class Fold {
    private Fold() {}

    static SymbolState accept(SymbolState state, Price price, int session, int window, SymbolState.Basis basis) {
        SymbolAccumulator accumulator = new SymbolAccumulator(state);
        accumulator.accept(price, session, window, basis);
        return accumulator.state();
    }

    /** The state once its reading without history is counted. */
    static SymbolState counted(SymbolState state) {
        SymbolAccumulator accumulator = new SymbolAccumulator(state);
        accumulator.count(accumulator.reading(Lookback.NONE));
        return accumulator.state();
    }

    static MemberReading reading(SymbolState state, Lookback lookback) {
        return new SymbolAccumulator(state).reading(lookback);
    }
}
