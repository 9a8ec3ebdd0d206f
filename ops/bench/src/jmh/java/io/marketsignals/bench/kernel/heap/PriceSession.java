package io.marketsignals.bench.kernel.heap;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Price;
import java.util.function.Consumer;

/** One partition of prices in the midst of a session: each symbol has a previous close and has traded today. */
public final class PriceSession {
    /** Short, so that a session has more buckets than a measurement closes. */
    public static final Buckets BUCKETS = new Buckets(100);

    private final BenchMarket market;
    private final HeapCore core;
    private long time;

    public PriceSession(FeedShape shape, Consumer<SourceReport> reports) {
        market = new BenchMarket(shape.withPricePartitions(1));
        core = new HeapCore(market, BUCKETS, reports);
        time = market.closesAt();
        trade(0);
        time = market.opensAt();
        trade(1);
        nextBucket();
    }

    private void trade(int cents) {
        for (int symbol = 0; symbol < market.symbols().size(); symbol++) {
            accept(symbol, price(symbol, cents));
        }
    }

    /** A price in the open bucket, some cents from the symbol's previous close. */
    public Price price(int symbol, int cents) {
        double price = Math.round(market.previousClose(symbol) * 100 + cents) / 100.0;
        return Price.traded(market.symbols().get(symbol), time, price, 100);
    }

    public void accept(int symbol, Price price) {
        core.price(symbol, price);
    }

    /** Closes the open bucket and opens the next. */
    public void nextBucket() {
        time += BUCKETS.millis();
        core.advance(time);
    }
}
