package io.marketsignals.bench.kernel.heap;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Price;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A market of 100 symbols, 6 indices and a pair through 80 sessions of random prices: more than any measure of an index or
 * pair looks back on. Zones come from the levels' pivots.
 */
public final class PlayedMarket {
    private static final Buckets BUCKETS = new Buckets(1_000);
    private static final int SESSIONS = 80;
    private static final int BUCKETS_OF_SESSION = 4;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final double DAILY_MOVE = 0.01;

    private final Random random = new Random(11);
    private final BenchMarket market = new BenchMarket(
            FeedShape.usual(0).withSymbols(100).withIndices(6, 3).withPricePartitions(1));
    private final LastReadings readings = new LastReadings();
    private final MarketFold fold = HeapCore.fold(market, BUCKETS, readings);
    private final HeapCore core = new HeapCore(market, BUCKETS, fold::accept);
    private final double[] prices = IntStream.range(0, market.symbols().size())
            .mapToDouble(market::previousClose)
            .toArray();
    private final double[] levels = IntStream.range(0, market.indices().size())
            .mapToDouble(market::previousLevel)
            .toArray();
    private MarketReading bucket;

    public PlayedMarket() {
        for (int day = SESSIONS; day > 0; day--) {
            long open = market.opensAt() - day * DAY;
            for (int b = 0; b < BUCKETS_OF_SESSION; b++) {
                trade(open + b * HOUR);
            }
            bucket = readings.bucket();
            core.advance(open + DAY);
        }
    }

    private void trade(long time) {
        for (int s = 0; s < prices.length; s++) {
            prices[s] = moved(prices[s]);
            core.price(s, Price.traded(market.symbols().get(s), time, prices[s], 100));
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = moved(levels[i]);
            core.level(i, time, levels[i]);
        }
        core.advance(time + BUCKETS.millis());
    }

    private double moved(double price) {
        double moved = price * (1 + random.nextGaussian() * DAILY_MOVE / Math.sqrt(BUCKETS_OF_SESSION));
        return Math.round(moved * 100) / 100.0;
    }

    /** The bucket of the last prices. */
    public MarketReading bucket() {
        return bucket;
    }

    /** The close of the last session. */
    public MarketReading close() {
        return readings.close();
    }
}
