package io.marketsignals.bench.kernel;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.feed.FeedWriter;
import io.marketsignals.bench.feed.TickTape;
import io.marketsignals.bench.kernel.heap.HeapRegistry;
import io.marketsignals.model.Prices;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bytes of the prices topic to prices, symbols at random. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeKernel {
    private static final int BATCH = 50;
    /** More than a cache line remembers, less than the second-level cache: records lie in order, as from a fetch. */
    private static final int RECORDS = 4_096;

    private PriceDecoder decoder;
    private List<ProducerRecord<byte[], byte[]>> singles;
    private List<ProducerRecord<byte[], byte[]>> batches;
    private int next;

    @Setup
    public void encode() {
        HeapRegistry registry = new HeapRegistry();
        decoder = new PriceDecoder(registry);
        singles = records(registry, 1);
        batches = records(registry, BATCH);
    }

    private static List<ProducerRecord<byte[], byte[]>> records(HeapRegistry registry, int batch) {
        BenchMarket market =
                new BenchMarket(FeedShape.usual(0).withPricePartitions(1).withBatch(batch));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(RECORDS);
        FeedWriter writer = new FeedWriter(market, registry, records::add);
        TickTape tape = new TickTape(market);
        for (int i = 0; i < RECORDS * batch; i++) {
            tape.next();
            writer.price(tape.symbol(), tape.time(), tape.price(), tape.volume());
        }
        return records;
    }

    @Benchmark
    public Decoded<Prices> single() {
        return decode(singles);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Decoded<Prices> batchOf50() {
        return decode(batches);
    }

    private Decoded<Prices> decode(List<ProducerRecord<byte[], byte[]>> records) {
        next = (next + 1) % RECORDS;
        ProducerRecord<byte[], byte[]> record = records.get(next);
        return decoder.decode(record.key(), record.value());
    }
}
