package io.marketsignals.core;

import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.PriceStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Tick;
import io.marketsignals.symbol.TechnicalCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The partitions of both inputs, with what a restart keeps of them. */
final class PureSources {
    private final Reference reference;
    private final PureMarket.Split split;
    private final Reports reports;
    private final List<Source<Price>> prices = new ArrayList<>();
    private final List<Source<Level>> levels = new ArrayList<>();
    private final List<TechnicalCall> calls = new ArrayList<>();

    /** Takes a source's report to a market. */
    @FunctionalInterface
    interface Reports {
        void tell(SourceId source, String market, SourceReport report);
    }

    PureSources(Reference reference, PureMarket.Split split, Reports reports) {
        this.reference = reference;
        this.split = split;
        this.reports = reports;
        for (int p = 0; p < split.prices(); p++) {
            prices.add(priceSource(p));
        }
        for (int p = 0; p < split.levels(); p++) {
            levels.add(levelSource(p));
        }
    }

    List<SourceId> ids() {
        return Stream.concat(prices.stream(), levels.stream())
                .map(source -> source.id)
                .toList();
    }

    /** The technical calls of all partitions. */
    List<TechnicalCall> calls() {
        return calls;
    }

    void take(Ticks entry) {
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

    /** New objects on the kept states. */
    void restart() {
        prices.forEach(Source::open);
        levels.forEach(Source::open);
    }

    private SourcePartition.Wiring wiring(SourceId source) {
        return new SourcePartition.Wiring(
                source,
                split.cut(),
                Settings.DEFAULTS,
                Intake.SILENT,
                (market, report) -> reports.tell(source, market, report));
    }

    private Source<Price> priceSource(int number) {
        SourceId id = new SourceId(SourceId.Kind.PRICES, number, split.prices());
        PriceStates states = PriceStates.onHeap();
        TreeBucketQueue<Price> ahead = new TreeBucketQueue<>();
        return new Source<>(id, mark -> SourcePartition.ofPrices(wiring(id), states, calls::add, ahead, mark));
    }

    private Source<Level> levelSource(int number) {
        SourceId id = new SourceId(SourceId.Kind.LEVELS, number, split.levels());
        States<LevelState> states = States.onHeap();
        TreeBucketQueue<Level> ahead = new TreeBucketQueue<>();
        return new Source<>(id, mark -> SourcePartition.ofLevels(wiring(id), states, ahead, mark));
    }

    /** A partition of an input; {@code on} builds it on what a restart keeps. */
    private final class Source<T extends Tick> {
        private final SourceId id;
        private final Function<Mark, SourcePartition<T>> on;
        private SourcePartition<T> partition;

        Source(SourceId id, Function<Mark, SourcePartition<T>> on) {
            this.id = id;
            this.on = on;
            open();
        }

        void open() {
            partition = on.apply(partition == null ? Mark.START : partition.mark());
            partition.use(reference);
        }
    }
}
