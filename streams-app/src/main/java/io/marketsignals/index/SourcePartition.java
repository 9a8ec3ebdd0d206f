package io.marketsignals.index;

import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Buckets;
import io.marketsignals.symbol.SymbolState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Closes the buckets of one source partition by that partition's own event time, never by another's.
 *
 * <p>Items of the open bucket, or older, are applied at once; items further ahead, which only a grace time allows, wait
 * for their bucket.
 */
public final class SourcePartition<T> {
    private final SourceId source;
    private final Buckets buckets;
    private final long graceMillis;
    private final BucketQueue<T> ahead;
    private final Stage<T> stage;
    private final BiConsumer<String, SourceReport> reports;
    private EventClock clock;

    SourcePartition(
            SourceId source,
            Cut cut,
            BucketQueue<T> ahead,
            Stage<T> stage,
            BiConsumer<String, SourceReport> reports,
            EventClock clock) {
        this.source = source;
        this.buckets = cut.buckets();
        this.graceMillis = cut.graceMillis();
        this.ahead = ahead;
        this.stage = stage;
        this.reports = reports;
        this.clock = clock;
    }

    /** How event time is cut: buckets and how long after their end they stay open. */
    public record Cut(Buckets buckets, long graceMillis) {}

    public EventClock clock() {
        return clock;
    }

    /** Takes an item of the given event time, which may close buckets before it. */
    public void accept(T item, long time) {
        advance(time);
        long bucket = buckets.of(time);
        if (bucket > clock.closed() + 1) {
            ahead.add(bucket, item);
        } else {
            stage.apply(item);
        }
    }

    /** Moves the partition's event time on, which may close buckets. */
    public void advance(long time) {
        boolean first = !clock.started();
        clock = clock.advance(time, buckets, graceMillis);
        if (first) {
            tell(report(clock.closed(), none(), buckets.end(clock.closed()), false)); // that it is there
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

    /** Closes the open bucket, and with it all empty ones up to the next that has waiting items. */
    private void closeOpen(long target, boolean forced) {
        long open = clock.closed() + 1;
        Map<String, Stage.News> news = stage.close();
        long next = ahead.first().isPresent() ? Math.min(ahead.first().getAsLong() - 1, target) : target;
        clock = clock.closedThrough(Math.max(open, next));
        for (String market : stage.markets()) {
            Stage.News told = news.getOrDefault(market, none());
            reports.accept(market, report(open, told, buckets.end(clock.closed()), forced));
        }
        if (ahead.first().isPresent() && ahead.first().getAsLong() <= clock.closed() + 1) {
            List<T> items = new ArrayList<>(ahead.take(ahead.first().getAsLong()));
            items.forEach(stage::apply);
        }
    }

    private void tell(SourceReport report) {
        stage.markets().forEach(market -> reports.accept(market, report));
    }

    private SourceReport report(long bucket, Stage.News news, long watermark, boolean forced) {
        return new SourceReport(source, bucket, news.session(), watermark, forced, news.partials(), news.levels());
    }

    private static Stage.News none() {
        return new Stage.News(SymbolState.NO_SESSION, List.of(), List.of());
    }
}
