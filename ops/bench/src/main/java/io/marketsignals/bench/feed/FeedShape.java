package io.marketsignals.bench.feed;

import java.time.LocalDate;

/**
 * What a feed is made of; the same shape is the same feed, bit by bit.
 *
 * @param symbols of the market; >= 10
 * @param indices of the market; >= 2: the first two are the segments, large and small, and make a pair
 * @param indicesOfSymbol how many indices hold each symbol; 1..indices - 1. From 2 on its segment is one of them
 * @param pricePartitions partitions of the prices; >= 1
 * @param levelPartitions partitions of the index ticks; >= 1
 * @param batch prices in a record; 1: singles, keyed by symbol
 * @param ticks prices in the measured session; >= 0
 * @param ticksPerSecond how many prices share a second of event time; >= 1
 * @param session trading date of the measured session; the previous closes are of the day before
 */
public record FeedShape(
        int symbols,
        int indices,
        int indicesOfSymbol,
        int pricePartitions,
        int levelPartitions,
        int batch,
        long ticks,
        int ticksPerSecond,
        LocalDate session,
        long seed) {

    /** A Wednesday in the past. */
    public static final LocalDate ANY_SESSION = LocalDate.of(2025, 6, 11);

    public FeedShape {
        require(symbols >= 10, "symbols", symbols);
        require(indices >= 2, "indices", indices);
        require(indicesOfSymbol >= 1 && indicesOfSymbol < indices, "indicesOfSymbol", indicesOfSymbol);
        require(symbols >= indices, "symbols, or an index stays empty,", symbols);
        require(pricePartitions >= 1, "pricePartitions", pricePartitions);
        require(levelPartitions >= 1, "levelPartitions", levelPartitions);
        require(batch >= 1, "batch", batch);
        require(ticks >= 0, "ticks", ticks);
        require(ticksPerSecond >= 1, "ticksPerSecond", ticksPerSecond);
        require(ticks / ticksPerSecond < 80_000, "ticks for one session", ticks);
    }

    /** 4,000 symbols in 12 indices, three of them each, 4 partitions, singles, 20,000 ticks in a second of event time. */
    public static FeedShape usual(long ticks) {
        return new FeedShape(4_000, 12, 3, 4, 2, 1, ticks, 20_000, ANY_SESSION, 42);
    }

    public FeedShape withSymbols(int changed) {
        return new FeedShape(
                changed,
                indices,
                indicesOfSymbol,
                pricePartitions,
                levelPartitions,
                batch,
                ticks,
                ticksPerSecond,
                session,
                seed);
    }

    public FeedShape withIndices(int changed, int ofSymbol) {
        return new FeedShape(
                symbols,
                changed,
                ofSymbol,
                pricePartitions,
                levelPartitions,
                batch,
                ticks,
                ticksPerSecond,
                session,
                seed);
    }

    public FeedShape withPricePartitions(int changed) {
        return new FeedShape(
                symbols,
                indices,
                indicesOfSymbol,
                changed,
                levelPartitions,
                batch,
                ticks,
                ticksPerSecond,
                session,
                seed);
    }

    public FeedShape withBatch(int changed) {
        return new FeedShape(
                symbols,
                indices,
                indicesOfSymbol,
                pricePartitions,
                levelPartitions,
                changed,
                ticks,
                ticksPerSecond,
                session,
                seed);
    }

    public FeedShape withTicksPerSecond(int changed) {
        return new FeedShape(
                symbols,
                indices,
                indicesOfSymbol,
                pricePartitions,
                levelPartitions,
                batch,
                ticks,
                changed,
                session,
                seed);
    }

    public FeedShape withSession(LocalDate changed) {
        return new FeedShape(
                symbols,
                indices,
                indicesOfSymbol,
                pricePartitions,
                levelPartitions,
                batch,
                ticks,
                ticksPerSecond,
                changed,
                seed);
    }

    private static void require(boolean holds, String what, long value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " out of range: " + value);
        }
    }
}
