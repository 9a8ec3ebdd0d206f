package io.marketsignals.bench.throughput;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.marketsignals.bench.contender.Contenders;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.feed.PublishedFeed;
import io.marketsignals.bench.pass.BreadthCounts;
import io.marketsignals.bench.worker.PassFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement found. A ratio, or what is allocated beyond the floor, is null where the other contender did not run.
 *
 * @param heap of each worker, and of the broker
 * @param priceRecords records that carry the prices
 * @param breadth the final counts in which all agree
 * @param floorBytesBeyond bytes a tick that the application allocates on the stream threads beyond the floor
 */
record ThroughputReport(
        Machine machine,
        FeedShape feed,
        int threads,
        String heap,
        String clusterId,
        long priceRecords,
        Map<String, BreadthCounts> breadth,
        List<Line> contenders,
        @Nullable Double floorBytesBeyond) {

    /** Where it was measured. */
    record Machine(int processors, String java, String system) {
        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.vm.name") + " " + Runtime.version(),
                    System.getProperty("os.name") + " " + System.getProperty("os.version"));
        }
    }

    /**
     * Medians of one contender.
     *
     * @param slowest and fastest pass, ticks a second
     * @param peakHeapBytes most heap in use after a collection, of any pass
     * @param peakResidentBytes most memory of the process
     * @param over ratio of throughput to each other contender's, medians over the rounds
     */
    record Line(
            String contender,
            int passes,
            double ticksPerSecond,
            double slowest,
            double fastest,
            double cpuNanosPerTick,
            double bytesPerTick,
            long peakHeapBytes,
            long peakResidentBytes,
            Map<String, Double> over) {}

    static ThroughputReport of(
            ThroughputOptions options,
            String clusterId,
            PublishedFeed feed,
            Rounds rounds,
            Map<String, BreadthCounts> breadth) {
        List<Line> lines = new ArrayList<>();
        rounds.contenders().forEach(contender -> lines.add(line(contender, rounds)));
        boolean comparable = rounds.has(Contenders.OURS) && rounds.has(Contenders.FLOOR);
        return new ThroughputReport(
                Machine.here(),
                options.shape(),
                options.threads(),
                options.heap(),
                clusterId,
                feed.priceRecords(),
                breadth,
                List.copyOf(lines),
                comparable ? rounds.bytesBeyond(Contenders.OURS, Contenders.FLOOR) : null);
    }

    private static Line line(String contender, Rounds rounds) {
        List<PassFigures> passes = rounds.of(contender);
        Map<String, Double> over = new LinkedHashMap<>();
        rounds.contenders().stream()
                .filter(other -> !other.equals(contender))
                .forEach(other -> over.put(other, rounds.ratio(contender, other)));
        return new Line(
                contender,
                passes.size(),
                rounds.median(contender, rounds::ticksPerSecond),
                passes.stream().mapToDouble(rounds::ticksPerSecond).min().orElse(Double.NaN),
                passes.stream().mapToDouble(rounds::ticksPerSecond).max().orElse(Double.NaN),
                rounds.median(contender, rounds::cpuNanosPerTick),
                rounds.median(contender, rounds::bytesPerTick),
                passes.stream().mapToLong(PassFigures::peakHeapBytes).max().orElse(0),
                passes.stream().mapToLong(PassFigures::peakResidentBytes).max().orElse(0),
                over);
    }

    void write(Path file) throws IOException {
        JsonMapper.builder()
                .findAndAddModules()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .writeValue(file.toFile(), this);
    }
}
