package io.marketsignals.bench.restore;

import io.marketsignals.bench.application.AppProcess;
import io.marketsignals.bench.application.Backlog;
import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedWriter;
import io.marketsignals.bench.feed.PublishedFeed;
import io.marketsignals.bench.results.Median;
import io.marketsignals.history.cluster.TemporaryFolder;
import io.marketsignals.topics.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** One scenario on a broker of its own: the application works it off, then loses its state again and again. */
final class RestoreRun {
    private static final String APPLICATION = "restore";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double NANOS = 1e9;

    private final Scenario scenario;
    private final int passes;
    private final String heap;
    private final BenchMarket market;

    /** How long one start without state took, seconds from the launch of the JVM; {@code restore} without the JVM's start. */
    private record Start(double running, double restore, double ready) {}

    RestoreRun(Scenario scenario, int passes, String heap) {
        this.scenario = scenario;
        this.passes = passes;
        this.heap = heap;
        this.market = scenario.market();
    }

    RestoreFigure measure() throws IOException, InterruptedException {
        try (BenchCluster cluster = BenchCluster.start(
                heap, market.shape().pricePartitions(), market.shape().levelPartitions())) {
            PublishedFeed.reference(cluster, market);
            write(cluster, writer -> scenario.write(market, writer));
            workOff(cluster);
            Changelogs changelogs = Changelogs.of(cluster, APPLICATION);
            List<Start> starts = new ArrayList<>();
            for (int pass = 1; pass <= passes; pass++) {
                int number = pass;
                write(cluster, writer -> scenario.writeOne(market, writer, number));
                starts.add(start(cluster));
            }
            return figure(changelogs, starts);
        }
    }

    private void workOff(BenchCluster cluster) throws IOException, InterruptedException {
        try (TemporaryFolder state = state();
                AppProcess app = AppProcess.start(heap, settings(cluster, state))) {
            Backlog.awaitNone(cluster, APPLICATION);
            app.stop();
        }
    }

    /** Starts without any local state, with one new price waiting. */
    private Start start(BenchCluster cluster) throws IOException, InterruptedException {
        try (TemporaryFolder state = state();
                FirstResult result = new FirstResult(cluster.consumer(), TopicNames.BREADTH);
                AppProcess app = AppProcess.start(heap, settings(cluster, state))) {
            double seen = (result.await(PATIENCE) - app.launched()) / NANOS;
            double running = app.untilRunning().toNanos() / NANOS;
            app.stop();
            return new Start(running, app.starting().toNanos() / NANOS, Math.max(running, seen));
        }
    }

    private void write(BenchCluster cluster, Consumer<FeedWriter> feed) {
        AtomicReference<Exception> refused = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            feed.accept(new FeedWriter(market, cluster.registry(), record -> {
                var unused = producer.send(record, (metadata, e) -> refused.compareAndSet(null, e));
            }));
            producer.flush();
        }
        if (refused.get() != null) {
            throw new IllegalStateException("The broker did not take every tick", refused.get());
        }
    }

    private static TemporaryFolder state() throws IOException {
        return TemporaryFolder.create("market-signals-restore-");
    }

    private Map<String, String> settings(BenchCluster cluster, TemporaryFolder state) {
        return cluster.settings(Map.of(
                "application.id", APPLICATION,
                "application.state-dir", state.path().toString(),
                "kafka.commit.interval.ms", Integer.toString(scenario.commitMillis())));
    }

    private RestoreFigure figure(Changelogs changelogs, List<Start> starts) {
        double restore = Median.of(starts, Start::restore);
        return new RestoreFigure(
                scenario.name(),
                scenario.symbols(),
                scenario.commitMillis(),
                scenario.updates(),
                changelogs.records(),
                changelogs.bytes(),
                changelogs.diskBytes(),
                changelogs.bytes() * 1e6 / scenario.updates(),
                starts.size(),
                Median.of(starts, Start::running),
                restore,
                Median.of(starts, Start::ready),
                changelogs.records() / restore);
    }
}
