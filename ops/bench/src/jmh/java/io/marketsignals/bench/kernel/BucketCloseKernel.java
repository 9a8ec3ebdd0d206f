package io.marketsignals.bench.kernel;

import com.sun.management.ThreadMXBean;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.kernel.heap.PriceSession;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The close of a bucket in which some of 4,000 symbols changed: what changed is counted in every index that holds it, and
 * reported. The ticks before it are not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BucketCloseKernel {
    static final String BYTES = "bytes";
    static final String CLOSES = "closes";

    private static final int INDICES = 60;
    private static final int SYMBOLS = 4_000;

    @Param({"100", "1000", "4000"})
    public int changed;

    @Param({"12", "50"})
    public int indices;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private PriceSession session;
    private int cents;

    /** What the closes alone allocated: the profiler counts the ticks before them too. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Allocation {
        public long bytes;
        public long closes;
    }

    @Setup
    public void open(Blackhole sink) {
        session =
                new PriceSession(FeedShape.usual(0).withSymbols(SYMBOLS).withIndices(INDICES, indices), sink::consume);
    }

    /** Each changed symbol moves, every other time up or down from its previous close. */
    @Setup(Level.Invocation)
    public void trade() {
        cents = cents > 0 ? -1 : 1;
        for (int i = 0; i < changed; i++) {
            int symbol = i * (SYMBOLS / changed);
            session.accept(symbol, session.price(symbol, cents * (1 + i % 7)));
        }
    }

    @Benchmark
    public void close(Allocation allocation) {
        long before = threads.getCurrentThreadAllocatedBytes();
        session.nextBucket();
        allocation.bytes += threads.getCurrentThreadAllocatedBytes() - before;
        allocation.closes++;
    }
}
