package io.marketsignals.index;

import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Session;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How far a market is.
 *
 * @param sources what each source partition last said of its watermark, by kind and partition
 * @param pricePartitions how many the prices topic has; 0: not heard yet
 * @param levelPartitions how many the index-ticks topic has; 0: not heard yet
 * @param closed event time up to which everything was judged, epoch milliseconds
 * @param session the running session; null: none
 * @param lastSession trading date of the last closed session, epoch day; null: none
 */
public record MarketClock(
        String market,
        NavigableMap<String, Mark> sources,
        int pricePartitions,
        int levelPartitions,
        long closed,
        Session session,
        Integer lastSession) {

    /**
     * What a source partition last said.
     *
     * @param news its last bucket with news; {@link EventClock#NEVER} before the first
     */
    public record Mark(long watermark, boolean forced, long news) {}

    public MarketClock {
        Objects.requireNonNull(market, "market");
    }

    public static MarketClock start(String market) {
        return new MarketClock(market, new TreeMap<>(), 0, 0, EventClock.NEVER, null, null);
    }

    /** The clock after a source partition's report. */
    public MarketClock hear(SourceReport report) {
        SourceId source = report.source();
        NavigableMap<String, Mark> heard = new TreeMap<>(sources);
        long news = report.hasNews() ? Math.max(report.bucket(), lastNews(source)) : lastNews(source);
        heard.put(name(source), new Mark(report.watermark(), report.forced(), news));
        boolean prices = source.kind() == SourceId.Kind.PRICES;
        return new MarketClock(
                market,
                heard,
                prices ? source.partitions() : pricePartitions,
                prices ? levelPartitions : source.partitions(),
                closed,
                session,
                lastSession);
    }

    /** The last bucket of which a source partition told news; {@link EventClock#NEVER} before the first. */
    public long lastNews(SourceId source) {
        Mark mark = sources.get(name(source));
        return mark == null ? EventClock.NEVER : mark.news();
    }

    private static String name(SourceId.Kind kind, int partition) {
        return kind + "-" + partition;
    }

    private static String name(SourceId source) {
        return name(source.kind(), source.partition());
    }

    /**
     * Event time that every expected source partition has passed: the minimum over those that speak; when all are
     * silent, what the wall clock forced for the latest of them. NEVER until all were heard.
     */
    public long watermark() {
        if (pricePartitions == 0 || levelPartitions == 0 || sources.size() < pricePartitions + levelPartitions) {
            return EventClock.NEVER;
        }
        return sources.values().stream()
                .filter(mark -> !mark.forced())
                .mapToLong(Mark::watermark)
                .min()
                .orElseGet(() -> sources.values().stream()
                        .mapToLong(Mark::watermark)
                        .max()
                        .orElseThrow());
    }

    /** Whether a source is silent, so that what is judged now rests on a forced watermark. */
    public boolean forced() {
        return sources.values().stream().anyMatch(Mark::forced);
    }

    /** Whether a source partition last said that it is silent; false when it said nothing yet. */
    public boolean isForced(SourceId.Kind kind, int partition) {
        Mark mark = sources.get(name(kind, partition));
        return mark != null && mark.forced();
    }

    /** Whether a trading date comes after the running session, or the last where none runs. */
    boolean isLater(int day) {
        if (session != null) {
            return day > session.date().toEpochDay();
        }
        return lastSession == null || day > lastSession;
    }

    public MarketClock closedThrough(long time) {
        return new MarketClock(market, sources, pricePartitions, levelPartitions, time, session, lastSession);
    }

    public MarketClock open(Session opened) {
        return new MarketClock(market, sources, pricePartitions, levelPartitions, closed, opened, lastSession);
    }

    /** The clock once a session was closed, for the first time or again. */
    public MarketClock closeSession(Session ended) {
        int day = (int) ended.date().toEpochDay();
        return new MarketClock(market, sources, pricePartitions, levelPartitions, closed, null, day);
    }
}
