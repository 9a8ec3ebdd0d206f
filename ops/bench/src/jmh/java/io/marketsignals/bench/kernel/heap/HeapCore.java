package io.marketsignals.bench.kernel.heap;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.MarketStates;
import io.marketsignals.index.partial.PriceStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The source partitions of a market with all state on the heap, and the fold behind them: the pure core without Kafka. */
public final class HeapCore {
    private final BenchMarket market;
    private final List<SourcePartition<Price>> prices = new ArrayList<>();
    private final SourcePartition<Level> levels;

    /**
     * As many partitions of prices as the market's shape says, and one of levels.
     *
     * @param reports takes what they tell the market
     */
    public HeapCore(BenchMarket market, Buckets buckets, Consumer<SourceReport> reports) {
        this.market = market;
        Reference reference = market.reference();
        int partitions = market.shape().pricePartitions();
        for (int p = 0; p < partitions; p++) {
            SourceId id = new SourceId(SourceId.Kind.PRICES, p, partitions);
            SourcePartition<Price> source = SourcePartition.ofPrices(
                    wiring(id, buckets, reports),
                    PriceStates.onHeap(),
                    call -> {},
                    new TreeBucketQueue<>(),
                    Mark.START);
            source.use(reference);
            prices.add(source);
        }
        levels = SourcePartition.ofLevels(
                wiring(new SourceId(SourceId.Kind.LEVELS, 0, 1), buckets, reports),
                States.onHeap(),
                new TreeBucketQueue<>(),
                Mark.START);
        levels.use(reference);
    }

    private static Wiring wiring(SourceId id, Buckets buckets, Consumer<SourceReport> reports) {
        return new Wiring(
                id, new Cut(buckets, 0), Settings.DEFAULTS, Intake.SILENT, (market, report) -> reports.accept(report));
    }

    /** A fold of the market that was told nothing yet. */
    public static MarketFold fold(BenchMarket market, Buckets buckets, MarketFold.Steps steps) {
        States.Opening heap = new States.Opening() {
            @Override
            public <T> States<T> open(String kind, Class<T> type) {
                return States.onHeap();
            }
        };
        MarketStates states = MarketStates.in(heap).withWaiting(new TreeBucketQueue<>());
        MarketFold fold = new MarketFold(BenchMarket.ID, buckets, states, Settings.DEFAULTS, steps);
        fold.use(market.reference());
        return fold;
    }

    /** A price of a symbol, by number, to its partition. */
    public void price(int symbol, Price price) {
        prices.get(market.partition(symbol)).accept(price);
    }

    /** A level of an index, by number. */
    public void level(int index, long time, double level) {
        levels.accept(Level.traded(market.indices().get(index), time, level, 0));
    }

    /** Tells every source how far event time has come. */
    public void advance(long time) {
        prices.forEach(source -> source.advance(time));
        levels.advance(time);
    }
}
