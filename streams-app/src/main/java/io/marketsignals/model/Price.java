package io.marketsignals.model;

import java.util.Objects;

/**
 * One price of one symbol, as decoded; not yet checked.
 *
 * @param time event time, epoch milliseconds UTC
 * @param price price in the listing's currency
 * @param volume shares since the symbol's previous record; 0 where not known
 * @param officialClose whether this is the exchange's close rather than a trade
 * @param halted whether the symbol stopped trading with this record
 */
public record Price(String symbol, long time, double price, long volume, boolean officialClose, boolean halted)
        implements Tick {
    public Price {
        Objects.requireNonNull(symbol, "symbol");
    }

    /** A trade of a symbol that is not halted. */
    public static Price traded(String symbol, long time, double price, long volume) {
        return new Price(symbol, time, price, volume, false, false);
    }

    /** The same price at another event time. */
    public Price at(long otherTime) {
        return new Price(symbol, otherTime, price, volume, officialClose, halted);
    }

    @Override
    public String name() {
        return symbol;
    }

    @Override
    public double value() {
        return price;
    }
}
