package io.marketsignals.bench.kernel;

import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.kernel.heap.PriceSession;
import io.marketsignals.model.Price;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ticks of symbols at random within one bucket: the symbol's state and nothing else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SymbolUpdateKernel {
    private static final int LARGEST_STEP = 50;

    @Param({"4000", "50000"})
    public int symbols;

    private PriceSession session;
    private int[] of;
    private Price[] ticks;
    private int next;

    @Setup
    public void open() {
        session = new PriceSession(FeedShape.usual(0).withSymbols(symbols), report -> {});
        Random random = new Random(7);
        ticks = new Price[4 * symbols];
        of = new int[ticks.length];
        for (int i = 0; i < ticks.length; i++) {
            of[i] = random.nextInt(symbols);
            ticks[i] = session.price(of[i], random.nextInt(2 * LARGEST_STEP + 1) - LARGEST_STEP);
        }
    }

    @Benchmark
    public void update() {
        next = next + 1 == ticks.length ? 0 : next + 1;
        session.accept(of[next], ticks[next]);
    }
}
