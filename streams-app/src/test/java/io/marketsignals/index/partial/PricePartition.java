package io.marketsignals.index.partial;

import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Timeline;
import io.marketsignals.symbol.TechnicalCall;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One partition of the prices topic on the heap: market M trades every day, index IX holds all symbols. */
final class PricePartition {
    private final PriceStates states = PriceStates.onHeap();
    private final TreeBucketQueue<Price> ahead = new TreeBucketQueue<>();
    private final List<TechnicalCall> calls = new ArrayList<>();
    private final Reference reference;
    private final Cut cut;
    private SourcePartition<Price> partition;
    private SourceReport news;

    PricePartition(Reference reference, long bucketMillis) {
        this.reference = reference;
        this.cut = new Cut(new Buckets(bucketMillis), 0);
        restart();
    }

    static Reference reference(LocalTime close, Settings settings, List<CorporateAction> actions, String... symbols) {
        MarketCalendar calendar = new MarketCalendar(
                ZoneOffset.UTC,
                new SessionHours(LocalTime.of(10, 0), close),
                EnumSet.allOf(DayOfWeek.class),
                Set.of(),
                Map.of(),
                Duration.ofMinutes(1));
        List<Membership> members = Stream.of(symbols).map(Membership::of).toList();
        return Reference.of(
                Map.of("M", Timeline.always(calendar)),
                Map.of("IX", Timeline.always(new IndexDefinition("IX", "M", null, true, 1000, members))),
                Map.of(),
                Map.of(),
                Map.of("A", actions),
                Map.of("M", Timeline.always(settings.values())));
    }

    /** New objects on the kept states. */
    void restart() {
        SourcePartition.Wiring wiring = new SourcePartition.Wiring(
                new SourceId(SourceId.Kind.PRICES, 0, 1), cut, Settings.DEFAULTS, Intake.SILENT, (market, report) -> {
                    news = report.hasNews() ? report : news;
                });
        partition = SourcePartition.ofPrices(
                wiring, states, calls::add, ahead, partition == null ? Mark.START : partition.mark());
        partition.use(reference);
    }

    void trade(String symbol, String time, double price) {
        take(Price.traded(symbol, millis(time), price, 1));
    }

    void take(Price price) {
        partition.accept(price);
    }

    void beat(String time) {
        beat(millis(time));
    }

    void beat(long time) {
        partition.advance(time);
    }

    /** The last report with news; null before the first. */
    SourceReport news() {
        return news;
    }

    /** What IX holds after the last news. */
    Tally tally() {
        return news.partials().get(0).tally();
    }

    List<TechnicalCall> calls() {
        return calls;
    }

    PriceStates states() {
        return states;
    }

    static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
