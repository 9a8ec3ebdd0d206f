package io.marketsignals.bench.kernel;

import io.marketsignals.bench.kernel.heap.HeapRegistry;
import io.marketsignals.bench.kernel.heap.SampleRecords;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.WireEncoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Output records to the bytes of their topics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeKernel {
    private final Alert alert = SampleRecords.alert();
    private final Breadth breadth = SampleRecords.breadth();
    private WireEncoder<Alert> alerts;
    private WireEncoder<Breadth> breadths;

    @Setup
    public void register() {
        HeapRegistry registry = new HeapRegistry();
        alerts = WireEncoder.forTopic(registry, TopicNames.ALERTS, Alert.class);
        breadths = WireEncoder.forTopic(registry, TopicNames.BREADTH, Breadth.class);
    }

    @Benchmark
    public byte[] alert() {
        return alerts.encode(alert);
    }

    @Benchmark
    public byte[] breadth() {
        return breadths.encode(breadth);
    }
}
