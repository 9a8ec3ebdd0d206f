package io.marketsignals.bench.latency;

import io.marketsignals.app.AppConfig;
import io.marketsignals.bench.application.AppProcess;
import io.marketsignals.bench.application.Backlog;
import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.feed.FeedWriter;
import io.marketsignals.bench.latency.LatencyResult.Percentile;
import io.marketsignals.bench.latency.OpenLoop.Schedule;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.cluster.TemporaryFolder;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.topics.RunName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One load on a broker and an application of its own. */
final class LatencyRun {
    private static final String APPLICATION = "latency";
    private static final long LOOK_MILLIS = 50;
    private static final int PRICE_PARTITIONS = 4;
    private static final int LEVEL_PARTITIONS = 2;
    private static final int INDICES = 12;
    private static final String HEAP = "1g";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MOST_SEND_LAG_MILLIS = 20;
    private static final double LEAST_SHARE_SENT = 0.99;
    private static final double[] PERCENTILES = {50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.99};

    private final Load load;
    private final Span span;
    private final BenchMarket market;
    private final TriggerPlan plan;
    private final Ladder ladder;
    private final Sightings sightings = new Sightings();
    private final AtomicReference<Exception> refused = new AtomicReference<>();

    /**
     * How long, and on how many stream threads.
     *
     * @param warmUpSeconds at the same rate, not measured
     */
    record Span(int warmUpSeconds, int seconds, int threads) {}

    LatencyRun(Load load, Span span) {
        this.load = load;
        this.span = span;
        this.market = new BenchMarket(FeedShape.usual(0).withBatch(load.batch()));
        this.ladder = TriggerPlan.ladder(INDICES, load.bucketMillis(), span.seconds());
        this.plan = new TriggerPlan(ladder, load.bucketMillis());
    }

    LatencyResult measure() throws IOException, InterruptedException {
        try (BenchCluster cluster = BenchCluster.start(HEAP, PRICE_PARTITIONS, LEVEL_PARTITIONS);
                TemporaryFolder state = TemporaryFolder.create("market-signals-latency-");
                KafkaProducer<byte[], byte[]> producer = producer(cluster)) {
            Consumer<ProducerRecord<byte[], byte[]>> sink = record -> {
                var unused = producer.send(record, (metadata, e) -> refused.compareAndSet(null, e));
            };
            ReferenceSending.send(producer, cluster.registry(), RunName.NONE, entries(), List.of());
            FeedWriter before = new FeedWriter(market, cluster.registry(), sink);
            before.closes();
            before.beat(market.opensAt());
            producer.flush();
            try (AppProcess app = AppProcess.start(HEAP, settings(cluster, state));
                    AlertReader alerts =
                            new AlertReader(cluster.consumer(), cluster.registry(), sightings, load.bucketMillis())) {
                Backlog.awaitNone(cluster, APPLICATION); // the session before is over before time counts
                alerts.start();
                OpenLoop loop = new OpenLoop(load, market, plan, sightings, cluster.registry(), sink);
                Duration cpu = app.cpu();
                long began = System.nanoTime();
                loop.run(Schedule.next(market, load, span.warmUpSeconds(), span.seconds()));
                producer.flush();
                double cores = app.cpu().minus(cpu).toNanos() / (double) (System.nanoTime() - began);
                awaitAlerts(alerts);
                return result(loop, cores);
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer(BenchCluster cluster) {
        Map<String, String> settings =
                cluster.settings(Map.of("kafka.producer.linger.ms", "1", "kafka.producer.batch.size", "65536"));
        return Clients.producer(AppConfig.of(settings), "open-loop");
    }

    private Map<String, String> settings(BenchCluster cluster, TemporaryFolder state) {
        Map<String, String> settings = new HashMap<>(cluster.settings(Ladder.SETTINGS));
        settings.put("application.id", APPLICATION);
        settings.put("application.state-dir", state.path().toString());
        settings.put("application.threads", Integer.toString(span.threads()));
        settings.put("kafka.commit.interval.ms", Integer.toString(load.commitMillis()));
        settings.put("pipeline.bucket", Duration.ofMillis(load.bucketMillis()).toString());
        return settings;
    }

    private List<ReferenceEntry> entries() {
        List<ReferenceEntry> entries = new ArrayList<>(market.entries());
        ladder.zones(market.indices()::get, market::previousLevel)
                .forEach((id, zone) -> entries.add(
                        new ReferenceEntry(ReferenceKind.ZONE, id, List.of(new ReferenceVersion(null, null, zone)))));
        return entries;
    }

    private void awaitAlerts(AlertReader alerts) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sightings.open() > 0 && System.nanoTime() < deadline) {
            alerts.check();
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private LatencyResult result(OpenLoop loop, double cores) {
        if (refused.get() != null) {
            throw new IllegalStateException("The broker did not take every tick", refused.get());
        }
        Histogram micros = sightings.micros();
        double sentRate = (double) loop.prices() / span.seconds();
        double lag = loop.lateness().getValueAtPercentile(99) / 1e6;
        return new LatencyResult(
                load.rate(),
                load.batch(),
                load.commitMillis(),
                load.bucketMillis(),
                span.threads(),
                micros.getTotalCount(),
                millis(micros, 50),
                millis(micros, 90),
                millis(micros, 99),
                millis(micros, 99.9),
                micros.getMaxValue() / 1e3,
                sentRate,
                lag,
                sentRate >= LEAST_SHARE_SENT * load.rate() && lag <= MOST_SEND_LAG_MILLIS,
                sightings.open(),
                sightings.strange(),
                cores,
                DoubleStream.of(PERCENTILES)
                        .mapToObj(percent -> new Percentile(percent, millis(micros, percent)))
                        .toList());
    }

    private static double millis(Histogram micros, double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }
}
