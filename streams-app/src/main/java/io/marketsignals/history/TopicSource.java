package io.marketsignals.history;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.config.Secrets;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.cluster.ReplayCluster;
import io.marketsignals.history.cluster.Shape;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publication;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.history.recorded.InputTopics;
import io.marketsignals.history.recorded.Recorded;
import io.marketsignals.history.recorded.RecordedInput;
import io.marketsignals.history.recorded.RecordedReference;
import io.marketsignals.history.recorded.Stretch;
import io.marketsignals.history.recorded.TopicPublication;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.reset.Reset;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.topics.InputPartitions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** History in the topics of a cluster, replayed there under names of the run. */
final class TopicSource implements ReplaySource {
    private final ReplayRequest.Topics topics;
    private final PrintWriter err;
    private final InputPartitions partitions;
    private final Recorded recorded;
    private final RecordedReference recordedReference;
    private final Optional<Reference> override;

    private TopicSource(
            ReplayRequest.Topics topics,
            PrintWriter err,
            InputPartitions partitions,
            Recorded recorded,
            RecordedReference recordedReference) {
        this.topics = topics;
        this.err = err;
        this.partitions = partitions;
        this.recorded = recorded;
        this.recordedReference = recordedReference;
        this.override = topics.reference().map(TopicSource::closedReference);
    }

    static TopicSource open(ReplayRequest.Topics topics, PrintWriter err) throws IOException {
        AppConfig source = topics.source();
        InputPartitions partitions;
        try (Admin admin = ClusterAccess.open(source)) {
            partitions = InputTopics.checked(admin, source);
        }
        try (Consumer<byte[], byte[]> consumer = Clients.consumer(source, "replay-source")) {
            Recorded recorded = Recorded.find(consumer, source.topics().run(), topics.stretch());
            if (recorded.offsets() == 0) {
                throw new InputError("the input topics at " + source.bootstrapServers()
                        + " hold no record in the stretch asked for");
            }
            return new TopicSource(
                    topics,
                    err,
                    partitions,
                    recorded,
                    RecordedReference.read(consumer, source.topics().run()));
        }
    }

    /** Who is a member must be written: no file is read that could tell. */
    private static Reference closedReference(Path file) {
        Reference reference = ReferenceFile.read(file);
        if (!reference.openIndices().isEmpty()) {
            throw new InputError(file + ": index "
                    + reference.openIndices().keySet().iterator().next()
                    + " takes every symbol of the files as a member; a replay from topics has no files, so list them");
        }
        return reference;
    }

    @Override
    public String found() {
        return String.format(
                Locale.ROOT,
                "found %,d offsets in %d and %d partitions at %s",
                recorded.offsets(),
                partitions.prices(),
                partitions.indexTicks(),
                topics.source().bootstrapServers());
    }

    @Override
    public String starting() {
        return "the processor as " + topics.run().name();
    }

    @Override
    public String pieces() {
        return "records";
    }

    @Override
    public Set<String> markets() {
        Set<String> markets = new TreeSet<>(recordedReference.markets());
        override.ifPresent(reference -> markets.addAll(reference.calendars().keySet()));
        return markets;
    }

    @Override
    public ReplayCluster cluster(ReplayCluster.Settings settings, ReplayRequest.Work work) {
        Shape shape = new Shape(partitions.prices(), partitions.indexTicks(), work.threads(), work.instances());
        return ReplayCluster.at(topics.source(), topics.run(), settings, shape);
    }

    /** The file's entries come last: a key's last entry is the one that holds. */
    @Override
    public void publishReference(Producer<byte[], byte[]> producer, ReplayCluster cluster) throws InterruptedException {
        recordedReference.copy(producer, cluster.run());
        producer.flush();
        if (override.isPresent()) {
            ReferenceSending.send(
                    producer,
                    cluster.registry(),
                    cluster.run(),
                    override.get().entries(),
                    override.get().context());
        }
    }

    @Override
    public Ticks ticks(Producer<byte[], byte[]> producer, InputEncoders encoders, Pace pace, ReplayCluster cluster) {
        RecordedInput input = recorded.open(
                Clients.consumer(topics.source(), "replay-source"),
                cluster.config().pipeline().maxJump());
        return new OfTopics(
                input,
                recorded.publication(
                        input,
                        cluster.run(),
                        producer,
                        pace,
                        new TopicPublication.End(topics.endSessions(), encoders)));
    }

    private record OfTopics(RecordedInput input, Publication publication) implements Ticks {
        @Override
        public void close() {
            input.close();
        }
    }

    @Override
    public long rows() {
        return recorded.offsets();
    }

    @Override
    public Refusals refusals() {
        return new Refusals();
    }

    @Override
    public Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("source", described(topics.source(), recorded, topics.stretch()));
        described.put("reference", topics.reference().map(Path::toString).orElse(null));
        described.put("run", topics.run().name());
        described.put("endSessions", topics.endSessions());
        return described;
    }

    /** Where history was read. */
    static Map<String, Object> described(AppConfig config, Recorded recorded, Stretch stretch) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("bootstrapServers", config.bootstrapServers());
        source.put("registry", Secrets.masked("registry", config.registry().get("schema.registry.url")));
        source.put("run", config.topics().run().name());
        source.put("offsets", recorded.ranges());
        source.put("from", stretch.from().map(Object::toString).orElse(null));
        source.put("to", stretch.to().map(Object::toString).orElse(null));
        return source;
    }

    @Override
    public void leave(ReplayCluster cluster, Admin admin) throws InterruptedException {
        if (topics.clean()) {
            Reset.plan(admin, cluster.config(), new Reset.What(true, true))
                    .execute(item -> err.println("done: " + item.sentence()));
            err.flush();
        }
    }

    @Override
    public void close() {}
}
