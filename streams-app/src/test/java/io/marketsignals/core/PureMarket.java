package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.AlertBook;
import io.marketsignals.alert.CrossMarketAlerts;
import io.marketsignals.alert.Judgement;
import io.marketsignals.alert.StateHash;
import io.marketsignals.crossmarket.CrossMarketFold;
import io.marketsignals.crossmarket.CrossMarketStates;
import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.MarketStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Context;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.TechnicalCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The whole pure core without Kafka: price and level partitions, and a fold and a judgement for each market. Reports
 * wait in one queue a source and market until {@link #deliver}, so that a test can interleave the sources as it likes.
 */
public final class PureMarket {
    /** How the inputs are split, and how event time is cut. */
    public record Split(int prices, int levels, Cut cut) {}

    /** Is told each step when it is taken. */
    public interface Watcher {
        Watcher NOBODY = new Watcher() {};

        default void windowsClosed(WindowsReading reading) {}

        /**
         * A bucket or close that was judged.
         *
         * @param stateHash null: no close
         */
        default void read(MarketReading reading, BiFunction<String, Session, Settings> settings, String stateHash) {}

        default void told(Alert alert) {}
    }

    private final Reference reference;
    private final Split split;
    private final PureSources sources;
    private final Map<String, Stage2> markets = new TreeMap<>();
    private final HeapStates heap = new HeapStates();
    private MarketStates shared = MarketStates.in(heap);
    private AlertBook book = AlertBook.in(shared.closings(), heap);
    private Judgement judgement = new Judgement(book);
    private final List<Alert> alerts = new ArrayList<>();
    private Context context = Context.EMPTY;
    private boolean repeating;
    private Watcher watcher = Watcher.NOBODY;
    private final CrossMarketFold crossMarket = new CrossMarketFold(
            new CrossMarketStates(States.onHeap(), States.onHeap(), leadLag -> new TreeBucketQueue<>()),
            Settings.DEFAULTS,
            watch -> {
                Alert alert = CrossMarketAlerts.alert(watch);
                alerts.add(alert);
                watcher.told(alert);
            });

    public PureMarket(Reference reference, Split split) {
        this.reference = reference;
        this.split = split;
        crossMarket.use(reference);
        sources = new PureSources(reference, split, this::report);
        reference.markets().keySet().forEach(market -> markets.put(market, new Stage2(market)));
    }

    /** Takes over changed context events. */
    public void use(Context changed) {
        context = changed;
        markets.values().forEach(Stage2::useContext);
    }

    /** From now on tells each step. */
    public void watch(Watcher newWatcher) {
        watcher = newWatcher;
    }

    /** Takes one entry of the tape. */
    public void take(Ticks entry) {
        sources.take(entry);
    }

    /** Delivers all waiting reports, sources in random turns, each source's own in order. */
    public void deliver(Random random) {
        markets.values().forEach(market -> market.deliver(random, false));
    }

    /** Tells the cross-market stage how far the markets are. */
    public void reach() {
        shared.clocks().forEach((market, clock) -> {
            if (clock.closed() != EventClock.NEVER) {
                crossMarket.accept(MarketNews.reached(clock));
            }
        });
    }

    /** Delivers some of the waiting reports. */
    public void deliverSome(Random random) {
        markets.values().forEach(market -> market.deliver(random, true));
    }

    /** From now on delivers every report twice, as a source does that restarts from older offsets. */
    public void repeatReports() {
        repeating = true;
    }

    /** New objects on the kept states, as after a crash at a record's boundary. */
    public void restart() {
        sources.restart();
        shared = MarketStates.in(heap);
        book = AlertBook.in(shared.closings(), heap);
        judgement = new Judgement(book);
        markets.values().forEach(Stage2::open);
    }

    /** Every reading of each market, rendered, in order. */
    public Map<String, List<String>> told() {
        Map<String, List<String>> told = new TreeMap<>();
        markets.forEach((id, market) -> told.put(id, market.told));
        return told;
    }

    public List<MarketReading> readings(String market) {
        return markets.get(market).readings;
    }

    public List<WindowsReading> windows(String market) {
        return markets.get(market).windows;
    }

    /** The state hash of each close of a market, corrections included, in order. */
    public List<String> hashes(String market) {
        return markets.get(market).hashes;
    }

    public List<Alert> alerts() {
        return alerts;
    }

    /** The technical calls of all partitions. */
    public List<TechnicalCall> calls() {
        return sources.calls();
    }

    private void report(SourceId source, String market, SourceReport report) {
        markets.get(market).inbox.get(source.toString()).add(report);
    }

    /** One market behind the partitions. */
    private final class Stage2 implements MarketFold.Steps {
        private final String market;
        private final BucketQueue<SourceReport> waiting = new TreeBucketQueue<>();
        private final Map<String, Deque<SourceReport>> inbox = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private final List<MarketReading> readings = new ArrayList<>();
        private final List<WindowsReading> windows = new ArrayList<>();
        private final List<String> hashes = new ArrayList<>();
        private MarketFold fold;

        Stage2(String market) {
            this.market = market;
            sources.ids().forEach(source -> inbox.put(source.toString(), new ArrayDeque<>()));
            open();
        }

        void open() {
            fold = new MarketFold(market, split.cut().buckets(), shared.withWaiting(waiting), Settings.DEFAULTS, this);
            fold.use(reference);
            useContext();
        }

        void useContext() {
            fold.use(context);
            judgement.use(context);
        }

        void deliver(Random random, boolean some) {
            List<Deque<SourceReport>> waiting = new ArrayList<>(inbox.values());
            waiting.removeIf(Deque::isEmpty);
            while (!waiting.isEmpty() && !(some && random.nextInt(8) == 0)) {
                Deque<SourceReport> source = waiting.get(random.nextInt(waiting.size()));
                SourceReport report = source.remove();
                fold.accept(report);
                if (repeating) {
                    fold.accept(report);
                }
                waiting.removeIf(Deque::isEmpty);
            }
        }

        @Override
        public void windowsClosed(WindowsReading reading) {
            windows.add(reading);
            watcher.windowsClosed(reading);
            told.add(Rendered.windows(reading));
        }

        @Override
        public void read(MarketReading reading) {
            readings.add(reading);
            told.add(Rendered.reading(reading));
            List<Alert> judged = judgement.judge(
                    reading,
                    subject -> fold.settings(subject, reading.reference().session()));
            String hash = reading.closing() ? new StateHash(shared, book).of(reading) : null;
            watcher.read(reading, fold::settings, hash);
            judged.forEach(this::tell);
            if (reading.closing()) {
                told.add("STATE " + hash);
                hashes.add(hash);
                crossMarket.accept(MarketNews.closed(reading, CrossMarketAlerts.triggers(reading, judged)));
            }
        }

        @Override
        public OptionalLong due() {
            return judgement.due(market);
        }

        @Override
        public void tellDue(long time) {
            judgement.due(market, time).forEach(this::tell);
        }

        private void tell(Alert alert) {
            told.add(Rendered.alert(alert));
            watcher.told(alert);
            alerts.add(alert);
        }
    }
}
