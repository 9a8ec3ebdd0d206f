package io.marketsignals.bench.throughput;

import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.bench.cluster.ChildJvm;
import io.marketsignals.bench.contender.DslContender;
import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.PublishedFeed;
import io.marketsignals.bench.worker.PassFigures;
import io.marketsignals.bench.worker.PassRequest;
import io.marketsignals.bench.worker.Worker;
import io.marketsignals.bench.worker.WorkerSetup;
import io.marketsignals.topics.ClusterAnswers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the contenders in one run, in turn, on the same input. */
public final class Throughput {
    /** As many as the application's outputs have. */
    private static final int OUTPUT_PARTITIONS = 4;

    private final ThroughputOptions options;
    private final PrintWriter out;
    private final PrintWriter progress;
    private final Agreement agreement = new Agreement();

    /**
     * @param out takes the table
     * @param progress takes a line a pass
     */
    public Throughput(ThroughputOptions options, PrintWriter out, PrintWriter progress) {
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    /** Measures and prints; {@code IllegalStateException} when no figure counts. */
    public void run() throws IOException, InterruptedException {
        BenchMarket market = new BenchMarket(options.shape());
        try (BenchCluster cluster = BenchCluster.start(
                options.heap(), market.shape().pricePartitions(), market.shape().levelPartitions())) {
            cluster.create(DslContender.outputs(OUTPUT_PARTITIONS));
            PublishedFeed feed = PublishedFeed.publish(cluster, market);
            progress.printf(
                    Locale.ROOT,
                    "cluster %s at %s: %,d prices in %,d records%n",
                    cluster.clusterId(),
                    cluster.bootstrapServers(),
                    feed.ticks(),
                    feed.priceRecords());
            List<Worker> workers = new ArrayList<>();
            try {
                options.contenders().forEach(name -> workers.add(start(name, cluster, market, feed)));
                Rounds rounds = rounds(workers, cluster, feed);
                ThroughputReport report =
                        ThroughputReport.of(options, cluster.clusterId(), feed, rounds, agreement.counts());
                new ThroughputTable(report).print(out);
                if (options.json().isPresent()) {
                    report.write(options.json().get());
                }
                if (options.profile()) {
                    profile(workers, cluster, feed);
                }
            } finally {
                workers.forEach(Worker::close);
            }
        }
        out.flush();
    }

    private Worker start(String name, BenchCluster cluster, BenchMarket market, PublishedFeed feed) {
        Map<String, Map<Integer, Long>> records = new HashMap<>(feed.records());
        WorkerSetup setup = new WorkerSetup(name, cluster.settings(options.settings()), market.shape(), records);
        return Worker.start(setup, ChildJvm.application(options.heap()));
    }

    private Rounds rounds(List<Worker> workers, BenchCluster cluster, PublishedFeed feed) {
        Rounds rounds = new Rounds(feed.ticks());
        for (int round = 0; round < options.warmUps() + options.passes(); round++) {
            for (Worker worker : workers) {
                PassFigures pass = pass(worker, cluster, feed, new PassRequest(id(worker, round), null));
                boolean discarded = round < options.warmUps();
                if (!discarded) {
                    rounds.add(worker.name(), pass);
                }
                progress.printf(
                        Locale.ROOT,
                        "%-5s pass %d %,11.0f ticks/s  %,7.0f ns CPU/tick  %,6.0f B/tick%s%n",
                        worker.name(),
                        round,
                        rounds.ticksPerSecond(pass),
                        rounds.cpuNanosPerTick(pass),
                        rounds.bytesPerTick(pass),
                        discarded ? "  (discarded)" : "");
                progress.flush();
            }
        }
        return rounds;
    }

    private PassFigures pass(Worker worker, BenchCluster cluster, PublishedFeed feed, PassRequest request) {
        cluster.check(feed.records());
        PassFigures figures = worker.run(request);
        cluster.check(feed.records());
        agreement.check(worker.name(), figures);
        forget(cluster, request.applicationId());
        return figures;
    }

    /** Its internal topics are of no use any more. */
    private static void forget(BenchCluster cluster, String applicationId) {
        List<String> internal = ClusterAnswers.await(
                        cluster.admin().listTopics().names())
                .stream()
                .filter(topic -> topic.startsWith(applicationId + "-"))
                .toList();
        ClusterAnswers.await(cluster.admin().deleteTopics(internal).all());
    }

    private void profile(List<Worker> workers, BenchCluster cluster, PublishedFeed feed) throws IOException {
        Path folder = Files.createTempDirectory("market-signals-bench-jfr-");
        for (Worker worker : workers) {
            String recording = folder.resolve(worker.name() + ".jfr").toString();
            PassFigures pass = pass(worker, cluster, feed, new PassRequest(worker.name() + "-profile", recording));
            out.println();
            out.println(worker.name());
            pass.hotSpots().forEach(out::println);
            out.flush();
        }
    }

    private static String id(Worker worker, int round) {
        return "bench-" + worker.name() + "-" + round;
    }
}
