package io.marketsignals.history.explain;

import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.PriceStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.ingest.Checks;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Tick;
import io.marketsignals.model.Ticks;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.topology.PipelineSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Stage 1 of the pure core over a stretch of input, up to one instant: what it holds of symbols and indices once every
 * bucket before that instant is closed. Each source partition goes by its own clock, as in the application.
 */
final class StageOne {
    /** Ticks that are kept of each watched name. */
    static final int TRAIL = 10;

    private static final int TOLD = 10_000;

    private final Rules rules;
    private final long until;
    private final Set<String> watched;
    private final Map<Integer, Source<Price>> prices = new HashMap<>();
    private final Map<Integer, Source<Level>> levels = new HashMap<>();
    private final List<States<SymbolState>> symbols = new ArrayList<>();
    private final List<States<LevelState>> indices = new ArrayList<>();
    private final Map<String, Deque<Tick>> trails = new HashMap<>();
    private final LongConsumer progress;
    private long ticks;

    /** What the application ran with. */
    record Rules(Reference reference, Settings base, PipelineSettings pipeline) {
        Cut cut() {
            return new Cut(
                    new Buckets(pipeline.bucket().toMillis()), pipeline.grace().toMillis());
        }

        Checks checks() {
            return new Checks(pipeline.maxAge().toMillis(), pipeline.maxJump().toMillis());
        }
    }

    /**
     * @param until event time at which every bucket before it is closed, epoch milliseconds
     * @param watched symbols and indices whose last ticks are kept
     * @param progress is told from time to time how many ticks were taken
     */
    StageOne(Rules rules, long until, Set<String> watched, LongConsumer progress) {
        this.progress = progress;
        this.rules = rules;
        this.until = until;
        this.watched = Set.copyOf(watched);
    }

    /** Takes a record of a partition of the prices; false once the partition has closed all that is asked for. */
    boolean takePrices(int partition, Ticks<Price> record) {
        return prices.computeIfAbsent(partition, number -> {
                    PriceStates states = PriceStates.onHeap();
                    symbols.add(states.symbols());
                    Wiring wiring = wiring(SourceId.Kind.PRICES);
                    return new Source<>(
                            SourcePartition.ofPrices(wiring, states, call -> {}, new TreeBucketQueue<>(), Mark.START));
                })
                .take(record);
    }

    /** Takes a record of a partition of the index ticks; false once the partition has closed all that is asked for. */
    boolean takeLevels(int partition, Ticks<Level> record) {
        return levels.computeIfAbsent(partition, number -> {
                    States<LevelState> states = States.onHeap();
                    indices.add(states);
                    Wiring wiring = wiring(SourceId.Kind.LEVELS);
                    return new Source<>(SourcePartition.ofLevels(wiring, states, new TreeBucketQueue<>(), Mark.START));
                })
                .take(record);
    }

    /** Closes what the input left open. */
    void finish() {
        prices.values().forEach(Source::finish);
        levels.values().forEach(Source::finish);
    }

    /** The state of a symbol; null: it was not seen. */
    SymbolState symbol(String symbol) {
        return first(symbols, symbol);
    }

    /** The levels of an index that has a feed; null: none was seen. */
    LevelState level(String index) {
        return first(indices, index);
    }

    /** The last ticks of a watched symbol or index, oldest first. */
    List<Tick> trail(String name) {
        return List.copyOf(trails.getOrDefault(name, new ArrayDeque<>()));
    }

    /** Ticks taken. */
    long ticks() {
        return ticks;
    }

    private static <T> T first(List<States<T>> states, String key) {
        return states.stream()
                .map(of -> of.get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Wiring wiring(SourceId.Kind kind) {
        return new Wiring(new SourceId(kind, 0, 1), rules.cut(), rules.base(), Intake.SILENT, (market, report) -> {});
    }

    private void note(Tick tick) {
        ticks++;
        if (ticks % TOLD == 0) {
            progress.accept(ticks);
        }
        if (watched.contains(tick.name())) {
            Deque<Tick> trail = trails.computeIfAbsent(tick.name(), name -> new ArrayDeque<>());
            trail.add(tick);
            if (trail.size() > TRAIL) {
                trail.remove();
            }
        }
    }

    /** One partition, which takes nothing more once it has closed the last bucket asked for. */
    private final class Source<T extends Tick> {
        private final SourcePartition<T> partition;
        private final Buckets buckets = rules.cut().buckets();
        private final long grace = rules.cut().graceMillis();
        private final Checks checks = rules.checks();
        private boolean done;

        Source(SourcePartition<T> partition) {
            this.partition = partition;
            partition.use(rules.reference());
        }

        boolean take(Ticks<T> record) {
            if (done || checks.refusal(record.asOf(), partition.clock()).isPresent()) {
                return !done;
            }
            for (T tick : record.ticks()) {
                if (!done && checks.refusal(tick, partition.clock()).isEmpty()) {
                    accept(tick);
                }
            }
            advance(record.asOf());
            return !done;
        }

        private void accept(T tick) {
            advance(tick.time());
            if (!done && tick.time() < until) {
                partition.accept(tick);
                note(tick);
            }
        }

        void finish() {
            advance(until + grace);
        }

        private void advance(long time) {
            if (!done) {
                done = buckets.lastEnded(time - grace) >= buckets.lastEnded(until);
                partition.advance(done ? until + grace : time);
            }
        }
    }
}
