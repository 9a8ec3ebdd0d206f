package io.marketsignals.crossmarket;

import io.marketsignals.crossmarket.MarketNews.SessionNews;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.LeadLagDefinition;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Timeline;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * New York leads Sydney, in September 2025: New York trades 13:30 to 20:00 UTC, Sydney 00:00 to 06:00 UTC of its date. What
 * happens to the watch is noted as {@code event at time, sessions}.
 */
final class TwoMarkets {
    static final String LEADER = "US-SMALL";
    static final String FOLLOWER = "AU-SMALL";

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final MarketCalendar NEW_YORK = calendar("America/New_York", "09:30", "16:00");
    private static final MarketCalendar SYDNEY = calendar("Australia/Sydney", "10:00", "16:00");

    final List<WatchReading> told = new ArrayList<>();
    private final Reference reference;
    private final States<MarketMark> marks = States.onHeap();
    private final States<Watch> watches = States.onHeap();
    private final Map<String, BucketQueue<PairNews>> waiting = new HashMap<>();
    private CrossMarketFold fold;

    TwoMarkets() {
        this(Map.of(), Timeline.always(new LeadLagDefinition("US-AU", LEADER, FOLLOWER)));
    }

    /** @param settings of the follower */
    TwoMarkets(Map<String, String> settings, Timeline<LeadLagDefinition> leadLag) {
        reference = Reference.of(
                        Map.of("US", Timeline.always(NEW_YORK), "AU", Timeline.always(SYDNEY)),
                        Map.of(
                                LEADER, Timeline.always(index(LEADER, "US")),
                                FOLLOWER, Timeline.always(index(FOLLOWER, "AU"))),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(leadLag.versions().get(0).value().follower(), Timeline.always(settings)))
                .withLeadLags(Map.of("US-AU", leadLag));
        restart();
    }

    /** New objects on the kept states. */
    void restart() {
        CrossMarketStates states = new CrossMarketStates(
                marks, watches, id -> waiting.computeIfAbsent(id, key -> new TreeBucketQueue<>()));
        fold = new CrossMarketFold(states, Settings.DEFAULTS, told::add);
        fold.use(reference);
    }

    TwoMarkets hear(MarketNews... news) {
        Stream.of(news).forEach(fold::accept);
        return this;
    }

    /** What happened, in order. */
    List<String> events() {
        return told.stream()
                .map(watch ->
                        watch.event().id() + " at " + Instant.ofEpochMilli(watch.eventTime()) + ", " + watch.sessions())
                .toList();
    }

    /** How far a market is. */
    static MarketNews reached(String market, String time) {
        return new MarketNews(market, Instant.parse(time).toEpochMilli(), false, null);
    }

    /** A session of New York in which nothing happened. */
    static MarketNews newYork(String date) {
        return newYork(date, List.of());
    }

    /** A session of New York at whose close the leader rallied. */
    static MarketNews rally(String date) {
        return newYork(date, List.of(trigger(date, "rally")));
    }

    static Trigger trigger(String date, String signal) {
        Session session = session(NEW_YORK, date);
        return new Trigger(
                signal,
                signal,
                signal + "@" + date,
                "US",
                LEADER,
                session.close(),
                session.close() - 1000,
                session.end(),
                false);
    }

    static MarketNews newYork(String date, List<Trigger> triggers) {
        return news("US", session(NEW_YORK, date), List.of(), triggers);
    }

    /** A session of Sydney in which the follower gained so much, with 60 % advancing on its usual volume. */
    static MarketNews sydney(String date, double gain) {
        return sydney(date, new IndexClose(FOLLOWER, 100.0, gain, 0.6, 1.0, 1.0));
    }

    /** @param follower null: it had no data */
    static MarketNews sydney(String date, IndexClose follower) {
        return news("AU", session(SYDNEY, date), follower == null ? List.of() : List.of(follower), List.of());
    }

    /** A declared session; empty on weekends. */
    static Optional<Session> sessionOf(String market, LocalDate date) {
        return (market.equals("US") ? NEW_YORK : SYDNEY).session(date);
    }

    static MarketNews news(String market, Session session, List<IndexClose> indices, List<Trigger> triggers) {
        return new MarketNews(
                market, session.end(), false, new SessionNews(session, session.close() - 1000, indices, triggers));
    }

    private static Session session(MarketCalendar calendar, String date) {
        return calendar.session(LocalDate.parse(date)).orElseThrow();
    }

    private static IndexDefinition index(String id, String market) {
        return new IndexDefinition(id, market, null, false, 1000, List.of());
    }

    private static MarketCalendar calendar(String zone, String open, String close) {
        return new MarketCalendar(
                ZoneId.of(zone),
                new SessionHours(LocalTime.parse(open), LocalTime.parse(close)),
                WEEKDAYS,
                Set.of(),
                Map.of(),
                Duration.ofMinutes(1));
    }
}
