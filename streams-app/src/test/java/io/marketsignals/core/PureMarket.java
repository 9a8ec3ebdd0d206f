package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.AlertBook;
import io.marketsignals.alert.Episode;
import io.marketsignals.alert.Judgement;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.MarketStates;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Context;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.SymbolState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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

        default void read(MarketReading reading, BiFunction<String, Session, Settings> settings) {}

        default void told(Alert alert) {}
    }

    private final Reference reference;
    private final Split split;
    private final List<PriceSource> prices = new ArrayList<>();
    private final List<LevelSource> levels = new ArrayList<>();
    private final Map<String, Stage2> markets = new TreeMap<>();
    private final MarketStates shared = new MarketStates(
            States.onHeap(),
            States.onHeap(),
            States.onHeap(),
            States.onHeap(),
            States.onHeap(),
            States.onHeap(),
            States.onHeap(),
            null);
    private final States<Episode> episodes = States.onHeap();
    private final List<Alert> alerts = new ArrayList<>();
    private Context context = Context.EMPTY;
    private boolean repeating;
    private Watcher watcher = Watcher.NOBODY;

    public PureMarket(Reference reference, Split split) {
        this.reference = reference;
        this.split = split;
        for (int p = 0; p < split.prices(); p++) {
            prices.add(new PriceSource(p));
        }
        for (int p = 0; p < split.levels(); p++) {
            levels.add(new LevelSource(p));
        }
        for (String market : reference.markets().keySet()) {
            markets.put(market, new Stage2(market));
        }
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
        if (entry instanceof Ticks.Traded traded) {
            prices.get(Math.floorMod(traded.price().symbol().hashCode(), split.prices()))
                    .partition
                    .accept(traded.price());
        } else if (entry instanceof Ticks.Levelled levelled) {
            levels.get(Math.floorMod(levelled.level().index().hashCode(), split.levels()))
                    .partition
                    .accept(levelled.level());
        } else if (entry instanceof Ticks.Beat beat) {
            for (int p = beat.turn(); p < prices.size(); p += beat.of()) {
                prices.get(p).partition.advance(beat.asOf());
            }
            for (int p = beat.turn(); p < levels.size(); p += beat.of()) {
                levels.get(p).partition.advance(beat.asOf());
            }
        }
    }

    /** Delivers all waiting reports, sources in random turns, each source's own in order. */
    public void deliver(Random random) {
        markets.values().forEach(market -> market.deliver(random, false));
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
        prices.forEach(PriceSource::open);
        levels.forEach(LevelSource::open);
        markets.values().forEach(Stage2::open);
    }

    /** Every reading of a market, rendered, in order. */
    public List<String> told(String market) {
        return markets.get(market).told;
    }

    public List<MarketReading> readings(String market) {
        return markets.get(market).readings;
    }

    public List<WindowsReading> windows(String market) {
        return markets.get(market).windows;
    }

    public List<Alert> alerts() {
        return alerts;
    }

    private SourcePartition.Wiring wiring(SourceId source) {
        return new SourcePartition.Wiring(
                source,
                split.cut(),
                Settings.DEFAULTS,
                Intake.SILENT,
                (market, report) -> report(source, market, report));
    }

    private void report(SourceId source, String market, SourceReport report) {
        markets.get(market).inbox.get(source.toString()).add(report);
    }

    /** A partition of the prices topic with what a restart keeps of it. */
    private final class PriceSource {
        private final SourceId source;
        private final States<SymbolState> states = States.onHeap();
        private final BucketQueue<Price> ahead = new TreeBucketQueue<>();
        private SourcePartition<Price> partition;

        PriceSource(int number) {
            source = new SourceId(SourceId.Kind.PRICES, number, split.prices());
            open();
        }

        void open() {
            partition = SourcePartition.ofPrices(
                    wiring(source), states, ahead, partition == null ? SourcePartition.Mark.START : partition.mark());
            partition.use(reference);
        }
    }

    /** A partition of the index-ticks topic with what a restart keeps of it. */
    private final class LevelSource {
        private final SourceId source;
        private final States<LevelState> states = States.onHeap();
        private final BucketQueue<Level> ahead = new TreeBucketQueue<>();
        private SourcePartition<Level> partition;

        LevelSource(int number) {
            source = new SourceId(SourceId.Kind.LEVELS, number, split.levels());
            open();
        }

        void open() {
            partition = SourcePartition.ofLevels(
                    wiring(source), states, ahead, partition == null ? SourcePartition.Mark.START : partition.mark());
            partition.use(reference);
        }
    }

    /** One market behind the partitions. */
    private final class Stage2 implements MarketFold.Steps {
        private final String market;
        private final MarketStates states;
        private final Map<String, Deque<SourceReport>> inbox = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private final List<MarketReading> readings = new ArrayList<>();
        private final List<WindowsReading> windows = new ArrayList<>();
        private MarketFold fold;
        private Judgement judgement;

        Stage2(String market) {
            this.market = market;
            this.states = shared.withWaiting(new TreeBucketQueue<>());
            prices.forEach(p -> inbox.put(p.source.toString(), new ArrayDeque<>()));
            levels.forEach(l -> inbox.put(l.source.toString(), new ArrayDeque<>()));
            open();
        }

        void open() {
            fold = new MarketFold(market, split.cut().buckets(), states, Settings.DEFAULTS, this);
            fold.use(reference);
            judgement = new Judgement(new AlertBook(episodes));
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
            watcher.read(reading, fold::settings);
            told.add(Rendered.reading(reading));
            List<Alert> judged = judgement.judge(
                    reading,
                    subject -> fold.settings(subject, reading.reference().session()));
            judged.forEach(alert -> told.add(Rendered.alert(alert)));
            judged.forEach(watcher::told);
            alerts.addAll(judged);
        }
    }
}
