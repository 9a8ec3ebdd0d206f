package io.marketsignals.history;

import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.feed.History;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.publish.ContextPublisher;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.history.publish.ReferencePublisher;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.result.ResultReader;
import io.marketsignals.history.result.Results;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.MarketProgress;
import io.marketsignals.topology.PipelineSettings;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** One replay: history goes through the application on a cluster of its own, and the results come out as files. */
public final class Replay {
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
        ReplayCluster.check(request);
        ReplayRequest.Input input = request.input();
        Reference reference = ReferenceFile.read(input.reference());
        List<Feed> feeds = input.feeds().stream()
                .map(file -> FeedFile.read(file, reference.calendars()))
                .toList();
        OutFolder out = OutFolder.ready(request.out());
        err.printf(
                Locale.ROOT,
                "reading %d %s%n",
                input.files().size(),
                input.files().size() == 1 ? "file" : "files");
        err.flush();
        History history = History.scan(feeds, input.files(), input.from(), input.to());
        List<ReferenceEntry> entries = reference.resolved(history.firstSessions());
        phases.end("read");
        err.printf(Locale.ROOT, "read %,d rows; starting broker and processor%n", history.rows());
        err.flush();
        out.clear();
        try (ReplayCluster cluster = ReplayCluster.start(request);
                Admin admin = cluster.admin();
                Applications apps = new Applications(cluster, request, main)) {
            publish(cluster, entries, reference.context());
            phases.end("start");
            long published =
                    feed(cluster, admin, apps, history, reference.calendars().keySet());
            Results results;
            try (Consumer<byte[], byte[]> consumer = cluster.consumer()) {
                results = new ResultReader(consumer, cluster.registry()).write(request.out(), cluster.folder());
            }
            phases.end("results");
            ReplayReport.Counts counts = new ReplayReport.Counts(history.rows(), published, apps.killed());
            ReplayReport report = new ReplayReport(request, counts, refusals, results, phases.seconds());
            report.write(out.report());
            return report;
        }
    }

    private static void publish(ReplayCluster cluster, List<ReferenceEntry> entries, List<ContextEvent> context)
            throws InterruptedException {
        WireEncoder<ReferenceEntry> references =
                WireEncoder.forTopic(cluster.registry(), TopicNames.REFERENCE, ReferenceEntry.class);
        WireEncoder<ContextEvent> events =
                WireEncoder.forTopic(cluster.registry(), TopicNames.CONTEXT, ContextEvent.class);
        try (Producer<byte[], byte[]> producer = cluster.producer()) {
            ReferencePublisher.publish(producer, references::encode, entries);
            ContextPublisher.publish(producer, events::encode, context);
        }
    }

    private static Watermarks watermarks(ReplayCluster cluster, MarketProgress.Stage stage) {
        return new Watermarks(cluster.consumer(), cluster.config().applicationId(), stage);
    }

    private long feed(ReplayCluster cluster, Admin admin, Applications apps, History history, Set<String> markets)
            throws InterruptedException {
        try (Producer<byte[], byte[]> producer = cluster.producer();
                Progress progress = new Progress(err, terminal, cluster.consumer());
                Watermarks watermarks = watermarks(cluster, MarketProgress.Stage.MARKET);
                Watermarks crossMarket = watermarks(cluster, MarketProgress.Stage.CROSS_MARKET)) {
            apps.start();
            PipelineSettings pipeline = cluster.config().pipeline();
            Feeding feeding = new Feeding(
                    new Feeding.Cast(apps, watermarks, crossMarket, progress),
                    admin,
                    markets,
                    pipeline.grace().plus(pipeline.bucket().multipliedBy(2)));
            Pace pace = request.speed() == 0 ? Pace.unlimited() : Pace.realTime(request.speed());
            Publisher publisher = new Publisher(
                    producer,
                    encoders(cluster.registry()),
                    feeding.watched(pace),
                    request.partitions(),
                    request.partitions());
            try (MergedTicks ticks = history.ticks(refusals)) {
                feeding.publish(publisher, ticks);
            }
            phases.end("publish");
            feeding.drain(publisher);
            phases.end("drain");
            apps.stop();
            OpenTransactions.await(admin);
            phases.end("stop");
            return publisher.published();
        }
    }

    private static InputEncoders encoders(SchemaRegistry registry) {
        WireEncoder<PriceBatch> prices = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class);
        WireEncoder<IndexTickBatch> levels =
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class);
        return new InputEncoders(prices::encode, levels::encode);
    }
}
