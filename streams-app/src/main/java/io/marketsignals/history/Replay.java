package io.marketsignals.history;

import io.marketsignals.app.AppException;
import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.feed.History;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.history.publish.ReferencePublisher;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.result.ResultReader;
import io.marketsignals.history.result.Results;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** One replay: history goes through the application on a cluster of its own, and the results come out as files. */
public final class Replay {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_TICKS = 4_096;

    private final ReplayRequest request;
    private final String main;
    private final PrintWriter err;
    private final boolean terminal;
    private final Phases phases = new Phases();
    private final Refusals refusals = new Refusals();

    /**
     * @param main name of the class whose command {@code run} is the application, where it needs a JVM of its own
     * @param err where progress is told
     * @param terminal whether that is a terminal
     */
    public Replay(ReplayRequest request, String main, PrintWriter err, boolean terminal) {
        this.request = request;
        this.main = main;
        this.err = err;
        this.terminal = terminal;
    }

    /** Runs it to its end and writes the results and the report. */
    public ReplayReport run() throws IOException, InterruptedException {
        ReplayRequest.Input input = request.input();
        Reference reference = ReferenceFile.read(input.reference());
        List<Feed> feeds = input.feeds().stream()
                .map(file -> FeedFile.read(file, reference.calendars()))
                .toList();
        History history = History.scan(feeds, input.files(), input.from(), input.to());
        List<ReferenceEntry> entries = reference.resolved(history.firstSessions());
        phases.end("read");
        Files.createDirectories(request.out());
        try (ReplayCluster cluster = ReplayCluster.start(request);
                Admin admin = cluster.admin()) {
            publishReference(cluster, entries);
            phases.end("start");
            long published = feed(cluster, admin, history, reference.calendars().keySet());
            Results results;
            try (Consumer<byte[], byte[]> consumer = cluster.consumer()) {
                results = new ResultReader(consumer, cluster.registry()).write(request.out(), cluster.folder());
            }
            phases.end("results");
            ReplayReport report =
                    new ReplayReport(request, history.rows(), published, refusals, results, phases.seconds());
            report.write(request.out().resolve("report.json"));
            return report;
        }
    }

    private static void publishReference(ReplayCluster cluster, List<ReferenceEntry> entries)
            throws InterruptedException {
        WireEncoder<ReferenceEntry> encoder =
                WireEncoder.forTopic(cluster.registry(), TopicNames.REFERENCE, ReferenceEntry.class);
        try (Producer<byte[], byte[]> producer = cluster.producer()) {
            ReferencePublisher.publish(producer, encoder::encode, entries);
        }
    }

    private long feed(ReplayCluster cluster, Admin admin, History history, Set<String> markets)
            throws InterruptedException {
        try (Applications apps = new Applications(cluster, request, main);
                Producer<byte[], byte[]> producer = cluster.producer();
                Progress progress = new Progress(err, terminal, cluster.consumer());
                Watermarks watermarks =
                        new Watermarks(cluster.consumer(), cluster.config().applicationId())) {
            apps.start();
            Pace pace = request.speed() == 0 ? Pace.unlimited() : Pace.realTime(request.speed());
            Publisher publisher = new Publisher(
                    producer, encoders(cluster.registry()), pace, request.partitions(), request.partitions());
            publish(publisher, history, apps, progress, admin);
            phases.end("publish");
            await(publisher, watermarks, markets, apps, progress, admin);
            phases.end("drain");
            apps.stop();
            phases.end("stop");
            return publisher.published();
        }
    }

    private void publish(Publisher publisher, History history, Applications apps, Progress progress, Admin admin)
            throws InterruptedException {
        try (MergedTicks ticks = history.ticks(refusals)) {
            while (ticks.hasNext()) {
                publisher.publish(ticks.next());
                if (publisher.published() % LOOK_EVERY_TICKS == 0) {
                    apps.check();
                    progress.at("publishing", publisher.published(), publisher.reached());
                }
                if (apps.killDue(publisher.published())) {
                    publisher.flush();
                    apps.killAndRestart(admin);
                    progress.say("killed the application after " + publisher.published() + " ticks, started it again");
                }
            }
        }
        publisher.finish();
    }

    /** Returns when every market has passed what was published. */
    private void await(
            Publisher publisher,
            Watermarks watermarks,
            Set<String> markets,
            Applications apps,
            Progress progress,
            Admin admin)
            throws InterruptedException {
        // The bucket of the last heartbeat itself stays open.
        long goal = publisher.reached() - Publisher.TAIL.toMillis() / 2;
        Map<String, Long> before = Map.of();
        long lastProgress = System.nanoTime();
        while (true) {
            Map<String, Long> now = Map.copyOf(watermarks.read(admin));
            if (markets.stream().allMatch(market -> now.getOrDefault(market, Long.MIN_VALUE) >= goal)) {
                return;
            }
            apps.check();
            if (!now.equals(before)) {
                before = now;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new AppException(
                        AppException.Reason.STREAM_FAILED,
                        "No market has moved on for " + PATIENCE.toSeconds() + " s; they have reached " + now);
            }
            long slowest =
                    now.values().stream().mapToLong(Long::longValue).min().orElse(0);
            progress.at("judging", publisher.published(), slowest);
            Thread.sleep(100);
        }
    }

    private static InputEncoders encoders(SchemaRegistry registry) {
        WireEncoder<PriceBatch> prices = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class);
        WireEncoder<IndexTickBatch> levels =
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class);
        return new InputEncoders(prices::encode, levels::encode);
    }
}
