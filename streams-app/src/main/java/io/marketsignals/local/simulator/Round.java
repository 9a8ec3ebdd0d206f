package io.marketsignals.local.simulator;

import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import java.util.List;

/**
 * What one market says within a second: prices and levels ordered by time.
 *
 * @param asOf event time that every source has reached with it, epoch milliseconds UTC; at least every tick's time. A
 *     round without ticks is a heartbeat
 * @param live whether it belongs to the live week rather than to the history
 */
public record Round(String market, long asOf, boolean live, List<Price> prices, List<Level> levels) {
    public Round {
        prices = List.copyOf(prices);
        levels = List.copyOf(levels);
    }

    /** Number of prices and levels. */
    public int ticks() {
        return prices.size() + levels.size();
    }
}
