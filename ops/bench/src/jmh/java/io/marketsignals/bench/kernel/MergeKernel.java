package io.marketsignals.bench.kernel;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.feed.TickTape;
import io.marketsignals.bench.kernel.heap.HeapCore;
import io.marketsignals.bench.kernel.heap.LastReadings;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A bucket in the fold of a market of 4,000 symbols: a report of each source partition, all of whose 12 indices changed,
 * and the measures that follow from them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MergeKernel {
    private static final Buckets BUCKETS = new Buckets(1_000);
    private static final int TICKS = 20_000;

    @Param({"1", "4", "16", "64"})
    public int partitions;

    private BenchMarket market;
    private final List<SourceReport> before = new ArrayList<>();
    private final List<List<SourceReport>> buckets = List.of(new ArrayList<>(), new ArrayList<>());
    private LastReadings readings;
    private MarketFold fold;
    private long bucket;

    /** The reports of the session before, and of two buckets of this one, which are told in turn. */
    @Setup
    public void report() {
        market = new BenchMarket(FeedShape.usual(2 * TICKS).withPricePartitions(partitions));
        List<SourceReport> told = new ArrayList<>();
        HeapCore core = new HeapCore(market, BUCKETS, told::add);
        for (int s = 0; s < market.symbols().size(); s++) {
            price(core, s, market.closesAt(), market.previousClose(s));
        }
        levels(core, market.closesAt(), 0);
        core.advance(market.opensAt());
        take(told, before);
        TickTape tape = new TickTape(market);
        for (int b = 0; b < buckets.size(); b++) {
            long start = market.opensAt() + b * BUCKETS.millis();
            levels(core, start, b + 1);
            for (int i = 0; i < TICKS; i++) {
                tape.next();
                price(core, tape.symbol(), tape.time(), tape.price());
            }
            core.advance(start + BUCKETS.millis());
            take(told, buckets.get(b));
        }
    }

    private void levels(HeapCore core, long time, int step) {
        for (int i = 0; i < market.indices().size(); i++) {
            core.level(i, time, market.previousLevel(i) + step);
        }
    }

    private void price(HeapCore core, int symbol, long time, double price) {
        core.price(symbol, Price.traded(market.symbols().get(symbol), time, price, 100));
    }

    private static void take(List<SourceReport> told, List<SourceReport> into) {
        into.addAll(told);
        told.clear();
    }

    /** A session begins anew with each iteration, so that it never ends in one. */
    @Setup(Level.Iteration)
    public void open() {
        readings = new LastReadings();
        fold = HeapCore.fold(market, BUCKETS, readings);
        before.forEach(fold::accept);
        bucket = BUCKETS.of(market.opensAt());
        if (merge() == null) {
            throw new IllegalStateException("the reports of " + partitions + " partitions close no bucket");
        }
    }

    @Benchmark
    public Object merge() {
        for (SourceReport report : buckets.get((int) (bucket & 1))) {
            fold.accept(new SourceReport(
                    report.source(),
                    bucket,
                    report.session(),
                    BUCKETS.end(bucket),
                    false,
                    report.partials(),
                    report.levels()));
        }
        bucket++;
        return readings.bucket();
    }
}
