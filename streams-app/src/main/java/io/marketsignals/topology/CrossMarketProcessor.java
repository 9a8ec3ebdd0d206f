package io.marketsignals.topology;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.CrossMarketAlerts;
import io.marketsignals.crossmarket.CrossMarketFold;
import io.marketsignals.crossmarket.CrossMarketStates;
import io.marketsignals.crossmarket.MarketMark;
import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.crossmarket.PairNews;
import io.marketsignals.crossmarket.Watch;
import io.marketsignals.crossmarket.WatchReading;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.metrics.LeadLagMeters;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Settings;
import io.marketsignals.wire.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Stage 3, one task: merges the news of all markets and writes the alerts of watches that leaders open on followers. */
final class CrossMarketProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final ReferenceView reference;
    private final SchemaRegistry registry;
    private final Settings base;
    private final SignalMetrics metrics;
    private final boolean earlyCommits;
    private final Codec<MarketNews> codec = new MarketNewsCodec();
    private final Map<String, StoredBucketQueue<PairNews>> waiting = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private ReadOnlyKeyValueStore<String, byte[]> referenceStore;
    private WriteBackStore waitingStore;
    private AlertEvents alerts;
    private EarlyCommit early;
    private CrossMarketFold fold;
    private LeadLagMeters meters;
    private long seenReference;

    /** @param earlyCommits whether commits may be asked for ahead of their interval */
    CrossMarketProcessor(
            ReferenceView reference,
            SchemaRegistry registry,
            Settings base,
            SignalMetrics metrics,
            boolean earlyCommits) {
        this.reference = reference;
        this.registry = registry;
        this.base = base;
        this.metrics = metrics;
        this.earlyCommits = earlyCommits;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        // A task that is revived after a failure is initialised again: nothing of before may live on.
        this.context = context;
        waiting.clear();
        close();
        meters = metrics.leadLags();
        seenReference = -1;
        referenceStore = context.getStateStore(StoreNames.REFERENCE);
        waitingStore = WriteBackStore.behind(context.getStateStore(StoreNames.CROSS_MARKET_WAITING));
        alerts = new AlertEvents(registry);
        early = new EarlyCommit(context, ThreadCommits.ofThread(), earlyCommits);
        WriteBackStore store = WriteBackStore.behind(context.getStateStore(StoreNames.CROSS_MARKET));
        CrossMarketStates states = new CrossMarketStates(
                new StoredStates<>(store, MarketProgress.MARK, new SmileCodec<>(MarketMark.class)),
                new StoredStates<>(store, "watch/", new SmileCodec<>(Watch.class)),
                this::open);
        fold = new CrossMarketFold(states, base, this::write);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        long changes = reference.changes();
        if (changes != seenReference) {
            seenReference = changes;
            fold.use(reference.read(referenceStore));
        }
        fold.accept(codec.decode(received.value()));
        waiting.forEach((leadLag, queue) -> meters.waiting(leadLag, queue.size()));
        early.processed();
    }

    @Override
    public void close() {
        if (early != null) {
            early.close();
        }
        if (meters != null) {
            meters.close();
        }
    }

    private BucketQueue<PairNews> open(String leadLag) {
        return waiting.computeIfAbsent(
                leadLag, id -> new StoredBucketQueue<>(waitingStore, id, new SmileCodec<>(PairNews.class)));
    }

    private void write(WatchReading watch) {
        Alert alert = CrossMarketAlerts.alert(watch);
        context.forward(alerts.record(alert));
        early.want();
        metrics.alert(
                alert.identity().signal(),
                alert.severity().name(),
                alert.status().name());
    }
}
