package io.marketsignals.bench.throughput;

import io.marketsignals.bench.contender.Contenders;
import io.marketsignals.bench.feed.FeedShape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the throughput measurement can be told. */
public final class ThroughputOptions {
    @Option(names = "--ticks", paramLabel = "N", defaultValue = "6000000", description = "Prices; ${DEFAULT-VALUE}.")
    private long ticks;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "4000", description = "Symbols; ${DEFAULT-VALUE}.")
    private int symbols;

    @Option(names = "--indices", paramLabel = "N", defaultValue = "12", description = "Indices; ${DEFAULT-VALUE}.")
    private int indices;

    @Option(
            names = "--indices-of-symbol",
            paramLabel = "N",
            defaultValue = "3",
            description = "Indices that hold each symbol; ${DEFAULT-VALUE}.")
    private int indicesOfSymbol;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "Prices in a record; ${DEFAULT-VALUE}: each alone.")
    private int batch;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the prices; ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--ticks-per-second",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Prices that share a second of event time; ${DEFAULT-VALUE}.")
    private int ticksPerSecond;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stream threads; ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--passes", paramLabel = "N", defaultValue = "5", description = "Counted passes; ${DEFAULT-VALUE}.")
    private int passes;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "2",
            description = "Passes before them that are discarded, while code is compiled; ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Heap of each worker and of the broker; ${DEFAULT-VALUE}.")
    private String heap = "1g";

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Contenders to run, of limit, floor, dsl, ours; all.")
    private @Nullable List<String> only;

    @Option(names = "--profile", description = "One more pass of each with a flight recording; prints its hot spots.")
    private boolean profile;

    @Option(names = "--json", paramLabel = "FILE", description = "The same as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the application, for every contender that has use of it.")
    private Map<String, String> settings = new LinkedHashMap<>();

    FeedShape shape() {
        return new FeedShape(
                symbols,
                indices,
                indicesOfSymbol,
                partitions,
                2,
                batch,
                ticks,
                ticksPerSecond,
                FeedShape.ANY_SESSION,
                42);
    }

    int threads() {
        return threads;
    }

    int passes() {
        return Math.max(1, passes);
    }

    int warmUps() {
        return Math.max(1, warmUps);
    }

    String heap() {
        return heap;
    }

    boolean profile() {
        return profile;
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    /** Of the application, laid over its defaults. */
    Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("application.threads", Integer.toString(threads));
        return all;
    }

    /** In the order of their turns. */
    List<String> contenders() {
        if (only != null) {
            only.forEach(Contenders::named);
        }
        return Contenders.names().stream()
                .filter(name -> only == null || only.contains(name))
                .toList();
    }
}
