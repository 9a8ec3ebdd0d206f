package io.marketsignals.history.load;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.feed.History;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.load.LoadJournal.Entry;
import io.marketsignals.history.load.LoadReport.Outcome;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.history.publish.RecordSink;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.HeaderNames;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.PipelineSettings;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * One load: the ticks of files, with their reference data, into the input topics of a cluster. What each partition is sent is a
 * function of files and options alone, so a load that was cut off, however hard, goes on where each partition ends.
 */
public final class Load {
    /** The header that every tick record of a load carries: the load's id. */
    public static final String HEADER = HeaderNames.LOAD;

    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final int TELL_EVERY_TICKS = 4_096;

    private final LoadRequest request;
    private final AppConfig config;
    private final PrintWriter err;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private final Refusals refusals = new Refusals();

    /** What the files hold. */
    private record Input(Reference reference, History history, LoadId id) {}

    /** What the cluster holds. */
    private record Found(
            InputPartitions inputs,
            Map<TopicPartition, Held> held,
            TopicContent content,
            List<ReferenceEntry> entries) {}

    /**
     * @param err where progress and warnings are told
     * @param terminal whether that is a terminal
     */
    public Load(LoadRequest request, AppConfig config, PrintWriter err, boolean terminal) {
        this.request = request;
        this.config = config;
        this.err = err;
        this.terminal = terminal;
    }

    /** Loads what is not there yet. */
    public LoadReport run() throws InterruptedException {
        Input input = read();
        LoadCluster cluster = new LoadCluster(config);
        try (Admin admin = cluster.admin();
                SchemaRegistry registry = cluster.registry()) {
            LoadTopics topics = new LoadTopics(admin, config, "load");
            if (request.createTopics()) {
                topics.create().forEach(topic -> say("created " + topic));
            }
            topics.check(false, this::say);
            Found found = find(cluster, registry, admin, input, topics.partitions(true));
            return send(cluster, registry, admin, input, found);
        }
    }

    /** Says what {@link #run} would do; changes nothing. */
    public LoadReport dryRun() throws InterruptedException {
        Input input = read();
        LoadCluster cluster = new LoadCluster(config);
        try (Admin admin = cluster.admin();
                SchemaRegistry registry = cluster.registry()) {
            LoadTopics topics = new LoadTopics(admin, config, "load");
            boolean there = topics.check(request.createTopics(), this::say);
            InputPartitions inputs = topics.partitions(there);
            Found found = there
                    ? find(cluster, registry, admin, input, inputs)
                    : new Found(inputs, Map.of(), TopicContent.NONE, entries(input, TopicContent.NONE));
            CountingSink sink = new CountingSink(found.held());
            long ticks = publish(input, publisher(sink, InputEncoders.NOTHING, inputs), sink::passedOver);
            return report(input, found, ticks, new Outcome(true, sink.records(), sink.sent(), sink.passedOver()));
        }
    }

    private Input read() {
        if (config.topics().run().given()) {
            throw new AppException(
                    AppException.Reason.BAD_CONFIG,
                    "A load fills production's topics; leave topics.run out, which says "
                            + config.topics().run().name() + ".");
        }
        Reference reference = ReferenceFile.read(request.reference());
        List<Feed> feeds = request.feeds().stream()
                .map(file -> FeedFile.read(file, reference.calendars()))
                .toList();
        int files = request.files().size();
        say(String.format(Locale.ROOT, "reading %d %s", files, files == 1 ? "file" : "files"));
        History history = History.scan(feeds, request.files(), request.from(), request.to());
        LoadId id = LoadId.of(request, feeds);
        say(String.format(Locale.ROOT, "read %,d rows; load %s", history.rows(), id.text()));
        return new Input(reference, history, id);
    }

    private Found find(LoadCluster cluster, SchemaRegistry registry, Admin admin, Input input, InputPartitions inputs)
            throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = cluster.consumer()) {
            TopicContent content = TopicContent.read(consumer, registry);
            Map<TopicPartition, Entry> journal = new LoadJournal(admin, input.id()).read(LoadTopics.counts(inputs));
            Map<TopicPartition, Held> held = new HeldRecords(consumer, input.id())
                    .count(LoadTopics.all(inputs), journal, input.history().firstTime());
            if (held.values().stream().allMatch(there -> there.count() == 0)) {
                NewerRecords.of(admin, held.keySet(), input.history().firstTime())
                        .ifPresent(this::say);
            }
            return new Found(inputs, held, content, entries(input, content));
        }
    }

    private static List<ReferenceEntry> entries(Input input, TopicContent content) {
        Reference reference = input.reference();
        return reference.resolved(content.withEarlierMembers(
                input.history().firstSessions(), reference.openIndices().keySet()));
    }

    private LoadReport send(LoadCluster cluster, SchemaRegistry registry, Admin admin, Input input, Found found)
            throws InterruptedException {
        LoadJournal journal = new LoadJournal(admin, input.id());
        Map<String, Integer> partitions = LoadTopics.counts(found.inputs());
        Map<TopicPartition, Entry> begins = new HashMap<>();
        found.held().forEach((partition, held) -> begins.put(partition, held.begin()));
        journal.write(begins, partitions);
        Producer<byte[], byte[]> producer = cluster.producer();
        Duration patience = Duration.ZERO;
        try {
            ReferenceSending.send(
                    producer,
                    registry,
                    RunName.NONE,
                    found.content().missing(found.entries()),
                    found.content().missingEvents(input.reference().context()));
            ResumingSink sink = new ResumingSink(producer, input.id(), found.held());
            long ticks = publish(input, publisher(sink, InputEncoders.of(registry), found.inputs()), sink::passedOver);
            sink.end();
            journal.write(sink.lastRecords(), partitions);
            patience = CLOSE;
            return report(input, found, ticks, new Outcome(false, sink.records(), sink.sent(), sink.passedOver()));
        } finally {
            // After a failure nothing more may be sent: a gap could not be told from the load's order.
            producer.close(patience);
        }
    }

    private Publisher publisher(RecordSink sink, InputEncoders encoders, InputPartitions inputs) {
        return new Publisher(sink, encoders, Pace.unlimited(), request.batch(), inputs.prices(), inputs.indexTicks());
    }

    /** Publishes all ticks, then heartbeats until every market's last session is judged, and not further. */
    private long publish(Input input, Publisher publisher, LongSupplier passedOver) throws InterruptedException {
        LoadProgress progress = new LoadProgress(err, terminal, input.history().mostTicks());
        try (MergedTicks ticks = input.history().ticks(refusals)) {
            while (ticks.hasNext()) {
                publisher.publish(ticks.next());
                if (publisher.published() % TELL_EVERY_TICKS == 0) {
                    progress.tell(publisher.published(), passedOver.getAsLong());
                }
            }
        }
        publisher.finish(through(input));
        progress.end();
        return publisher.published();
    }

    /** A bucket is judged once time has passed its end and the grace: the last session's end, and two buckets more. */
    private long through(Input input) {
        PipelineSettings pipeline = config.pipeline();
        Duration open = pipeline.grace().plus(pipeline.bucket().multipliedBy(2));
        return input.history().lastSessionEnd() + open.toMillis();
    }

    private LoadReport report(Input input, Found found, long ticks, Outcome outcome) {
        int entries = found.entries().size();
        int events = input.reference().context().size();
        int missing = found.content().missing(found.entries()).size()
                + found.content().missingEvents(input.reference().context()).size();
        Map<String, Long> records = new TreeMap<>(outcome.records());
        records.put(TopicNames.REFERENCE, (long) entries);
        records.put(TopicNames.CONTEXT, (long) events);
        return new LoadReport(
                input.id(),
                new LoadReport.Counts(input.history().rows(), ticks, through(input)),
                new Outcome(
                        outcome.dryRun(),
                        records,
                        outcome.sent() + missing,
                        outcome.passedOver() + entries + events - missing),
                refusals,
                (System.nanoTime() - start) / 1e9);
    }

    private void say(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
