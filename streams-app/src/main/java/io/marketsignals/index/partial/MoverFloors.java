package io.marketsignals.index.partial;

import io.marketsignals.model.Settings;
import io.marketsignals.symbol.MemberReading;

/**
 * What keeps a member out of the leaders and laggards of an index: too cheap, or too little traded.
 *
 * @param price least last price
 * @param volume least session volume, shares
 */
public record MoverFloors(double price, double volume) {
    public static final MoverFloors NONE = new MoverFloors(0, 0);

    /** {@code movers.min-price} 0, {@code movers.min-volume} 0. */
    public static MoverFloors from(Settings settings) {
        return new MoverFloors(
                settings.number("movers.min-price", 0, 0, 1e9), settings.number("movers.min-volume", 0, 0, 1e12));
    }

    /** Whether a member's price and volume reach the floors. */
    boolean admit(MemberReading reading) {
        return reading.last() >= price && reading.volume() >= volume;
    }
}
