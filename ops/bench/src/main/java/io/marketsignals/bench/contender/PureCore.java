package io.marketsignals.bench.contender;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.AlertBook;
import io.marketsignals.alert.Judgement;
import io.marketsignals.bench.pass.BreadthCounts;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.MarketStates;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.PriceStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Context;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the application over one market, on the heap and in one thread: every partition folds, the market merges,
 * measures and judges, and what is told is counted and dropped.
 */
final class PureCore {
    private final Reference reference;
    private final Cut cut;
    private final Map<String, MarketFold> markets = new HashMap<>();
    private final MarketStates states;
    private final Judgement judgement;
    private final Map<String, BreadthCounts> breadth = new TreeMap<>();
    private long alerts;

    PureCore(Reference reference, Cut cut) {
        this.reference = reference;
        this.cut = cut;
        States.Opening heap = new States.Opening() {
            @Override
            public <T> States<T> open(String kind, Class<T> type) {
                return States.onHeap();
            }
        };
        states = MarketStates.in(heap);
        judgement = new Judgement(AlertBook.in(states.closings(), heap));
        judgement.use(Context.EMPTY);
    }

    SourcePartition<Price> prices(int partition, int partitions) {
        SourcePartition<Price> source = SourcePartition.ofPrices(
                wiring(new SourceId(SourceId.Kind.PRICES, partition, partitions)),
                PriceStates.onHeap(),
                call -> {},
                new TreeBucketQueue<>(),
                Mark.START);
        source.use(reference);
        return source;
    }

    SourcePartition<Level> levels(int partition, int partitions) {
        States<LevelState> levels = States.onHeap();
        SourcePartition<Level> source = SourcePartition.ofLevels(
                wiring(new SourceId(SourceId.Kind.LEVELS, partition, partitions)),
                levels,
                new TreeBucketQueue<>(),
                Mark.START);
        source.use(reference);
        return source;
    }

    /** The last counts of each index. */
    Map<String, BreadthCounts> breadth() {
        return breadth;
    }

    /** Alerts told so far. */
    long alerts() {
        return alerts;
    }

    private Wiring wiring(SourceId source) {
        return new Wiring(source, cut, Settings.DEFAULTS, Intake.SILENT, this::report);
    }

    private void report(String market, SourceReport report) {
        markets.computeIfAbsent(market, this::open).accept(report);
    }

    private MarketFold open(String market) {
        Steps steps = new Steps(market);
        MarketFold fold = new MarketFold(
                market, cut.buckets(), states.withWaiting(new TreeBucketQueue<>()), Settings.DEFAULTS, steps);
        steps.fold = fold;
        fold.use(reference);
        fold.use(Context.EMPTY);
        return fold;
    }

    /** Judges each step of a market. */
    private final class Steps implements MarketFold.Steps {
        private final String market;
        private @Nullable MarketFold fold;

        Steps(String market) {
            this.market = market;
        }

        @Override
        public void windowsClosed(WindowsReading reading) {}

        @Override
        public void read(MarketReading reading) {
            List<Alert> told = judgement.judge(
                    reading,
                    subject -> fold.settings(subject, reading.reference().session()));
            alerts += told.size();
            for (var changed : reading.changed()) {
                if (changed instanceof IndexReading index) {
                    var tally = index.breadth().tally();
                    breadth.put(
                            index.index(), new BreadthCounts(tally.advancers(), tally.decliners(), tally.unchanged()));
                }
            }
        }

        @Override
        public OptionalLong due() {
            return judgement.due(market);
        }

        @Override
        public void tellDue(long time) {
            alerts += judgement.due(market, time).size();
        }
    }
}
