package io.marketsignals.bench.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.marketsignals.app.AppConfig;
import io.marketsignals.bench.cluster.ChildJvm;
import io.marketsignals.bench.contender.Contenders;
import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.meter.HotSpots;
import io.marketsignals.bench.meter.PeakMemory;
import io.marketsignals.bench.pass.Contender;
import io.marketsignals.bench.pass.Pass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A contender's JVM: runs a pass for each line it is told, and ends when there are no more. */
final class WorkerMain {
    private final WorkerSetup setup;
    private final Contender contender;
    private final BenchMarket market;

    private WorkerMain(WorkerSetup setup) {
        this.setup = setup;
        this.contender = Contenders.named(setup.contender());
        this.market = new BenchMarket(setup.shape());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        quiet();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String first = in.readLine();
        if (first == null) {
            return;
        }
        WorkerMain worker = new WorkerMain(Wire.read(first, WorkerSetup.class));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            PassFigures figures = worker.run(Wire.read(line, PassRequest.class));
            System.out.println(ChildJvm.ANSWER + Wire.line(figures));
        }
        System.exit(0);
    }

    private PassFigures run(PassRequest request) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("market-signals-bench-");
        try {
            Map<String, String> settings = new HashMap<>(setup.settings());
            settings.put("application.id", request.applicationId());
            settings.put("application.state-dir", state.toString());
            System.gc();
            return measured(new Pass(AppConfig.of(settings), market, setup.records()), request.recording());
        } finally {
            delete(state);
        }
    }

    private PassFigures measured(Pass pass, @Nullable String recording) throws InterruptedException {
        try (PeakMemory memory = new PeakMemory()) {
            Contender.Outcome outcome;
            List<String> hotSpots = List.of();
            if (recording == null) {
                outcome = contender.run(pass);
            } else {
                try (HotSpots spots = HotSpots.record(Path.of(recording), contender::processes)) {
                    outcome = contender.run(pass);
                    hotSpots = spots.lines();
                }
            }
            return new PassFigures(
                    outcome.cost().nanos(),
                    outcome.cost().cpuNanos(),
                    outcome.cost().allocatedBytes(),
                    memory.heapBytes(),
                    PeakMemory.residentBytes(),
                    outcome.breadth(),
                    hotSpots);
        }
    }

    /** Clients that start and stop say much that is no news. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
            context.getLogger("io.marketsignals").setLevel(Level.WARN);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
