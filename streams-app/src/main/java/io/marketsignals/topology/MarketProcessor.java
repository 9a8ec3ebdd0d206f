package io.marketsignals.topology;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.AlertBook;
import io.marketsignals.alert.Judgement;
import io.marketsignals.alert.StateHash;
import io.marketsignals.index.MarketClock;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.MarketStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.ingest.States;
import io.marketsignals.metrics.MarketMeters;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Context;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import io.marketsignals.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Stage 2: merges the reports of each market of its partition, judges the measures, writes them with the alerts, and tells
 * the cross-market stage what closes.
 */
final class MarketProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final ReferenceView reference;
    private final ContextView context;
    private final SchemaRegistry registry;
    private final Buckets buckets;
    private final Settings base;
    private final SignalMetrics metrics;
    private final boolean earlyCommits;
    private final Codec<SourceReport> reports = new ReportCodec();
    private final Map<String, MarketFold> folds = new HashMap<>();
    private final Map<String, StoredBucketQueue<SourceReport>> waiting = new HashMap<>();
    private final Map<String, MarketMeters> meters = new HashMap<>();
    private ReadOnlyKeyValueStore<String, byte[]> referenceStore;
    private ReadOnlyKeyValueStore<String, byte[]> contextStore;
    private WriteBackStore waitingStore;
    private MarketStates states;
    private AlertBook book;
    private Judgement judgement;
    private StateHash hash;
    private MarketOutputs outputs;
    private MarketVoice voice;
    private WallClockStamp stamp;
    private EarlyCommit early;
    private Headers headers;
    private long seenReference = -1;
    private long seenContext = -1;

    /** @param earlyCommits whether commits may be asked for ahead of their interval */
    MarketProcessor(
            ReferenceView reference,
            ContextView context,
            SchemaRegistry registry,
            Buckets buckets,
            Settings base,
            SignalMetrics metrics,
            boolean earlyCommits) {
        this.reference = reference;
        this.context = context;
        this.registry = registry;
        this.buckets = buckets;
        this.base = base;
        this.metrics = metrics;
        this.earlyCommits = earlyCommits;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> task) {
        // A task that is revived after a failure is initialised again: nothing of before may live on.
        folds.clear();
        waiting.clear();
        close();
        seenReference = -1;
        seenContext = -1;
        referenceStore = task.getStateStore(StoreNames.REFERENCE);
        contextStore = task.getStateStore(StoreNames.CONTEXT);
        waitingStore = WriteBackStore.behind(task.getStateStore(StoreNames.WAITING));
        States.Opening stores = new StoredStates.Kinds(WriteBackStore.behind(task.getStateStore(StoreNames.MARKETS)));
        states = MarketStates.in(stores);
        book = AlertBook.in(states.closings(), stores);
        judgement = new Judgement(book);
        hash = new StateHash(states, book);
        outputs = new MarketOutputs(task, registry);
        voice = new MarketVoice(task);
        stamp = new WallClockStamp(task);
        early = new EarlyCommit(task, ThreadCommits.ofThread(), earlyCommits);
        states.clocks().forEach((market, clock) -> {
            show(market).at(clock);
            show(market).open(book.open(market));
        });
    }

    /** The meters of a market, from the moment on that this task knows of it. */
    private MarketMeters show(String market) {
        return meters.computeIfAbsent(market, metrics::market);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        String market = new String(received.key(), StandardCharsets.UTF_8);
        MarketFold fold = folds.computeIfAbsent(market, this::open);
        refresh();
        headers = received.headers();
        SourceReport report = reports.decode(received.value());
        fold.accept(report);
        MarketClock clock = states.clocks().get(market);
        voice.reached(clock);
        MarketMeters shown = show(market);
        shown.at(clock);
        shown.waiting(waiting.get(market).size());
        if (report.hasNews()) {
            shown.report(report.source().kind() == SourceId.Kind.PRICES);
        }
        early.processed();
    }

    @Override
    public void close() {
        if (early != null) {
            early.close();
        }
        meters.values().forEach(MarketMeters::close);
        meters.clear();
    }

    /** Hands on what has changed in the global stores. */
    private void refresh() {
        long changes = reference.changes();
        if (changes != seenReference) {
            seenReference = changes;
            folds.forEach((market, fold) -> use(market, fold, reference.read(referenceStore)));
        }
        long events = context.changes();
        if (events != seenContext) {
            seenContext = events;
            Context changed = context.read(contextStore);
            judgement.use(changed);
            folds.values().forEach(each -> each.use(changed));
        }
    }

    private MarketFold open(String market) {
        StoredBucketQueue<SourceReport> queue = new StoredBucketQueue<>(waitingStore, market, new ReportCodec());
        waiting.put(market, queue);
        Steps steps = new Steps(market);
        MarketFold fold = new MarketFold(market, buckets, states.withWaiting(queue), base, steps);
        steps.fold = fold;
        use(market, fold, reference.read(referenceStore));
        fold.use(context.read(contextStore));
        return fold;
    }

    private void use(String market, MarketFold fold, Reference changed) {
        fold.use(changed);
        show(market).trades(changed.calendar(market).orElse(null));
    }

    /** Judges and writes each step of a market. */
    private final class Steps implements MarketFold.Steps {
        private final String market;
        private MarketFold fold;

        Steps(String market) {
            this.market = market;
        }

        @Override
        public void windowsClosed(WindowsReading reading) {
            outputs.write(reading);
        }

        @Override
        public void read(MarketReading reading) {
            List<Alert> alerts = judgement.judge(
                    reading,
                    subject -> fold.settings(subject, reading.reference().session()));
            outputs.write(reading, fold::settings, reading.closing() ? hash.of(reading) : null);
            tell(alerts);
            for (var changed : reading.changed()) {
                if (changed instanceof IndexReading index && index.breadth().members() > 0) {
                    show(market).coverage(index.index(), index.breadth().coverage());
                }
            }
            if (reading.closing()) {
                voice.closed(reading, alerts);
                early.want();
            }
        }

        @Override
        public OptionalLong due() {
            return judgement.due(market);
        }

        @Override
        public void tellDue(long time) {
            tell(judgement.due(market, time));
        }

        private void tell(List<Alert> alerts) {
            for (Alert alert : alerts) {
                outputs.write(alert);
                stamp.age(headers).ifPresent(show(market)::alertAfter);
                metrics.alert(
                        alert.identity().signal(),
                        alert.severity().name(),
                        alert.status().name());
            }
            if (!alerts.isEmpty()) {
                early.want();
                show(market).open(book.open(market));
            }
        }
    }
}
