package io.marketsignals.index.partial;

import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Tick;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.symbol.TechnicalCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Closes the buckets of one source partition by that partition's own event time, never by another's.
 *
 * <p>Items of the open bucket, or older, are applied at once; items further ahead, which only a grace time allows, wait
 * for their bucket.
 */
public final class SourcePartition<T extends Tick> {
    private final Wiring wiring;
    private final Buckets buckets;
    private final long graceMillis;
    private final BucketQueue<T> ahead;
    private final Stage<T> stage;
    private EventClock clock;

    private SourcePartition(Wiring wiring, BucketQueue<T> ahead, Stage<T> stage, EventClock clock) {
        this.wiring = wiring;
        this.buckets = wiring.cut().buckets();
        this.graceMillis = wiring.cut().graceMillis();
        this.ahead = ahead;
        this.stage = stage;
        this.clock = clock;
    }

    /** How event time is cut: buckets and how long after their end they stay open. */
    public record Cut(Buckets buckets, long graceMillis) {}

    /**
     * What a partition is connected with.
     *
     * @param base settings that the application overrides for every market
     * @param reports takes reports to markets, by market id
     */
    public record Wiring(
            SourceId source, Cut cut, Settings base, Intake intake, BiConsumer<String, SourceReport> reports) {}

    /** What a restart needs besides the states: the clock, and the names whose news was not told and whose state does not say so. */
    public record Mark(EventClock clock, Set<String> untold) {
        public static final Mark START = new Mark(EventClock.START, Set.of());

        public Mark {
            untold = Set.copyOf(untold);
        }
    }

    /**
     * Stage 1 for one partition of the prices topic.
     *
     * @param calls takes the technical calls of its symbols
     */
    public static SourcePartition<Price> ofPrices(
            Wiring wiring, PriceStates states, Consumer<TechnicalCall> calls, BucketQueue<Price> ahead, Mark mark) {
        return new SourcePartition<>(wiring, ahead, new PriceStage(states, wiring, calls), mark.clock());
    }

    /** Stage 1 for one partition of the index-ticks topic. */
    public static SourcePartition<Level> ofLevels(
            Wiring wiring, States<LevelState> states, BucketQueue<Level> ahead, Mark mark) {
        LevelStage stage = new LevelStage(states, wiring.cut().buckets(), wiring.intake(), mark.untold());
        return new SourcePartition<>(wiring, ahead, stage, mark.clock());
    }

    public EventClock clock() {
        return clock;
    }

    public Mark mark() {
        return new Mark(clock, stage.untold());
    }

    /** Takes over changed reference data; must be called once before the first tick. */
    public void use(Reference reference) {
        stage.use(reference, clock.started() ? openStart() : EventClock.NEVER);
    }

    /** Takes a tick, which may close buckets before its own. */
    public void accept(T tick) {
        accept(tick, Stage.NO_NUMBER);
    }

    /**
     * Takes a tick, which may close buckets before its own.
     *
     * @param number of its name, as its reader counts names: it spares a search
     */
    public void accept(T tick, int number) {
        advance(tick.time());
        if (tick.time() >= openEnd()) {
            ahead.add(buckets.of(tick.time()), tick);
        } else {
            stage.apply(tick, number, openStart());
        }
    }

    private long openStart() {
        return buckets.start(clock.closed() + 1);
    }

    private long openEnd() {
        return buckets.end(clock.closed() + 1);
    }

    /** Moves the partition's event time on, which may close buckets. */
    public void advance(long time) {
        boolean first = !clock.started();
        clock = clock.advance(time, buckets, graceMillis);
        if (first) {
            tell(report(clock.closed(), none(), buckets.end(clock.closed()), false)); // that it is there
        }
        if (clock.largest() - graceMillis < openEnd()) {
            return;
        }
        long target = clock.closable(buckets, graceMillis);
        while (clock.closed() < target) {
            closeOpen(target, false);
        }
    }

    /**
     * Tells every market how far the partition is, though it is silent: {@code time} comes from a wall clock. What the
     * partition has taken in is told before, or its last prices would miss a session that closes now.
     */
    public void force(long time) {
        if (!clock.started()) {
            tell(report(clock.closed(), none(), EventClock.NEVER, true));
            return;
        }
        long target = buckets.of(clock.largest());
        while (clock.closed() < target) {
            closeOpen(target, true);
        }
        tell(report(clock.closed(), none(), Math.max(time, buckets.end(clock.closed())), true));
    }

    /** Closes the open bucket, and with it all empty ones up to the next that has waiting items or is due. */
    private void closeOpen(long target, boolean forced) {
        long open = clock.closed() + 1;
        Map<String, Stage.News> news = stage.close(openStart());
        long next = Math.min(ahead.first().orElse(Long.MAX_VALUE), stage.due().orElse(Long.MAX_VALUE)) - 1;
        clock = clock.closedThrough(Math.max(open, Math.min(next, target)));
        for (String market : stage.markets()) {
            Stage.News told = news.getOrDefault(market, none());
            wiring.reports().accept(market, report(open, told, buckets.end(clock.closed()), forced));
        }
        if (ahead.first().isPresent() && ahead.first().getAsLong() <= clock.closed() + 1) {
            List<T> items = new ArrayList<>(ahead.take(ahead.first().getAsLong()));
            items.forEach(item -> stage.apply(item, Stage.NO_NUMBER, openStart()));
        }
    }

    private void tell(SourceReport report) {
        stage.markets().forEach(market -> wiring.reports().accept(market, report));
    }

    private SourceReport report(long bucket, Stage.News news, long watermark, boolean forced) {
        return new SourceReport(
                wiring.source(), bucket, news.session(), watermark, forced, news.partials(), news.levels());
    }

    private static Stage.News none() {
        return new Stage.News(SymbolState.NO_SESSION, List.of(), List.of());
    }
}
