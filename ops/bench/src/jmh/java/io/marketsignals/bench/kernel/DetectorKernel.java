package io.marketsignals.bench.kernel;

import io.marketsignals.bench.kernel.heap.PlayedMarket;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One detector over everything that changed in a market at one moment: six indices, their zones, a pair, the segments. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorKernel {
    private static final String CLOSE = "close";

    /** The command sets all ids of the catalogue. */
    @Param({"breadth-divergence"})
    public String id;

    @Param({"bucket", CLOSE})
    public String moment;

    private SignalDetector detector;
    private MarketReading market;

    /** The ids of the catalogue. */
    static String[] ids() {
        return detectors().stream().map(SignalDetector::id).toArray(String[]::new);
    }

    private static List<SignalDetector> detectors() {
        return SignalDetectors.with(Settings.DEFAULTS);
    }

    @Setup
    public void play() {
        detector = detectors().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no detector " + id));
        PlayedMarket played = new PlayedMarket();
        market = moment.equals(CLOSE) ? played.close() : played.bucket();
    }

    @Benchmark
    public void detect(Blackhole sink) {
        for (Reading reading : market.changed()) {
            sink.consume(detector.detect(reading, market));
        }
    }
}
