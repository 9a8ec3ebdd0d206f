package io.marketsignals.bench.feed;

import java.util.Random;

/**
 * The prices of the measured session, one after the other: a symbol at random, a step of up to five cents either way from
 * its last price, which began at the previous close. Reuses itself: {@link #next} moves it on. Belongs to one thread.
 */
public final class TickTape {
    private static final int LARGEST_STEP = 5;
    private static final int LOWEST_CENTS = 100;
    private static final int LARGEST_VOLUME = 1_000;
    private static final long MILLIS = 1_000;

    private final BenchMarket market;
    private final Random random;
    private final long[] cents;
    private long told;
    private int symbol;
    private long volume;

    public TickTape(BenchMarket market) {
        this.market = market;
        this.random = new Random(market.shape().seed());
        this.cents = new long[market.symbols().size()];
        for (int s = 0; s < cents.length; s++) {
            cents[s] = Math.round(market.previousClose(s) * 100);
        }
    }

    /** Moves on to the next price; there is always one. */
    public void next() {
        symbol = random.nextInt(cents.length);
        int step = random.nextInt(2 * LARGEST_STEP + 1) - LARGEST_STEP;
        cents[symbol] = Math.max(LOWEST_CENTS, cents[symbol] + step);
        volume = 1L + random.nextInt(LARGEST_VOLUME);
        told++;
    }

    /** Number of the symbol. */
    public int symbol() {
        return symbol;
    }

    public double price() {
        return cents[symbol] / 100.0;
    }

    public long volume() {
        return volume;
    }

    /** Event time that the shape gives to the price, epoch milliseconds: so many share a second, evenly. */
    public long time() {
        return market.opensAt() + (told - 1) * MILLIS / market.shape().ticksPerSecond();
    }

    /** Prices so far. */
    public long told() {
        return told;
    }
}
