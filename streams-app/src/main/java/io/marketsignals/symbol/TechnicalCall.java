package io.marketsignals.symbol;

import java.util.Objects;

/**
 * EMA38 and EMA100 of one symbol crossed at the end of a 5-minute window.
 *
 * @param session trading date, epoch day
 * @param windowEnd end of the window, epoch milliseconds, exclusive
 * @param price last price of the window
 * @param averages after the window
 */
public record TechnicalCall(
        String symbol, String market, int session, long windowEnd, Kind kind, double price, MovingAverages averages) {

    /** Which way the averages crossed. */
    public enum Kind {
        /** EMA38 rose above EMA100: an upgrade. */
        BUY,
        /** EMA38 fell below EMA100: a downgrade. */
        SELL
    }

    public TechnicalCall {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(averages, "averages");
    }
}
