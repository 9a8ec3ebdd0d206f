package io.marketsignals.history;

import io.marketsignals.history.cluster.ReplayCluster;
import io.marketsignals.history.cluster.Shape;
import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.feed.History;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.publish.FilePublication;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publication;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topology.PipelineSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** History in files, replayed on a broker in this process. */
final class FileSource implements ReplaySource {
    private final ReplayRequest.Files files;
    private final Reference reference;
    private final History history;
    private final List<ReferenceEntry> entries;
    private final Refusals refusals = new Refusals();
    private Shape shape = Shape.of(1, 1);

    private FileSource(ReplayRequest.Files files, Reference reference, History history) {
        this.files = files;
        this.reference = reference;
        this.history = history;
        this.entries = reference.resolved(history.firstSessions());
    }

    static FileSource open(ReplayRequest.Files files, PrintWriter err) {
        Reference reference = ReferenceFile.read(files.reference());
        List<Feed> feeds = files.feeds().stream()
                .map(file -> FeedFile.read(file, reference.calendars()))
                .toList();
        int count = files.files().size();
        err.printf(Locale.ROOT, "reading %d %s%n", count, count == 1 ? "file" : "files");
        err.flush();
        return new FileSource(files, reference, History.scan(feeds, files.files(), files.from(), files.to()));
    }

    @Override
    public String found() {
        return String.format(Locale.ROOT, "read %,d rows", history.rows());
    }

    @Override
    public String starting() {
        return "broker and processor";
    }

    @Override
    public String pieces() {
        return "ticks";
    }

    @Override
    public Set<String> markets() {
        return reference.calendars().keySet();
    }

    @Override
    public ReplayCluster cluster(ReplayCluster.Settings settings, ReplayRequest.Work work) {
        int levels = history.holdsLevels() ? work.partitions() : 1; // heartbeats only
        shape = new Shape(work.partitions(), levels, work.threads(), work.instances());
        return ReplayCluster.here(settings.with(few()), shape);
    }

    /** Nobody else reads from the broker: what no second thread works on needs no second partition. */
    private Map<String, String> few() {
        int markets = Math.min(markets().size(), PipelineSettings.defaults().marketPartitions());
        return Map.of("pipeline.market-partitions", Integer.toString(markets), "topics.output-partitions", "1");
    }

    @Override
    public void publishReference(Producer<byte[], byte[]> producer, ReplayCluster cluster) throws InterruptedException {
        ReferenceSending.send(producer, cluster.registry(), cluster.run(), entries, reference.context());
    }

    @Override
    public Ticks ticks(Producer<byte[], byte[]> producer, InputEncoders encoders, Pace pace, ReplayCluster cluster) {
        MergedTicks ticks = history.ticks(refusals);
        return new OfFiles(
                ticks,
                new FilePublication(ticks, new Publisher(producer, encoders, pace, shape.prices(), shape.levels())));
    }

    private record OfFiles(MergedTicks ticks, Publication publication) implements Ticks {
        @Override
        public void close() {
            ticks.close();
        }
    }

    @Override
    public long rows() {
        return history.rows();
    }

    @Override
    public Refusals refusals() {
        return refusals;
    }

    @Override
    public Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("reference", files.reference().toString());
        described.put("feeds", files.feeds().stream().map(Path::toString).toList());
        described.put("files", files.files().stream().map(Path::toString).toList());
        described.put("from", files.from().map(Object::toString).orElse(null));
        described.put("to", files.to().map(Object::toString).orElse(null));
        return described;
    }

    /** The broker goes with the process. */
    @Override
    public void leave(ReplayCluster cluster, Admin admin) {}

    @Override
    public void close() {}
}
