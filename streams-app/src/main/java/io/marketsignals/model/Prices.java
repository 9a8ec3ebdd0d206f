package io.marketsignals.model;

import java.util.List;

/**
 * What one record of the prices topic says: prices, oldest first, and the event time its partition has reached.
 *
 * @param asOf epoch milliseconds UTC; at least every price's time; a heartbeat carries nothing else
 */
public record Prices(long asOf, List<Price> prices) implements Ticks<Price> {
    public Prices {
        prices = List.copyOf(prices);
    }

    /** A record of one price. */
    public static Prices of(Price price) {
        return new Prices(price.time(), List.of(price));
    }

    /** A record without prices: it moves event time on. */
    public static Prices heartbeat(long asOf) {
        return new Prices(asOf, List.of());
    }

    @Override
    public List<Price> ticks() {
        return prices;
    }
}
