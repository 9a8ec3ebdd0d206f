package io.marketsignals.crossmarket;

import io.marketsignals.crossmarket.MarketNews.SessionNews;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Merges the news of markets by event time and keeps the watches of lead-lags: S20. Of each lead-lag, a trigger is taken
 * at its time and a session of the follower at its open, once both markets have passed that instant; until then it waits.
 *
 * <p>What happens to a watch, and in which order, depends on the news' contents only, never on how the markets were
 * interleaved: a trigger that falls into a session opens no watch on that session, and is ignored by one that is open,
 * whichever of the two is taken first. A session that the follower's calendar declares and that brought no data counts.
 */
public final class CrossMarketFold {
    private final CrossMarketStates states;
    private final Settings base;
    private final Consumer<WatchReading> steps;
    private final Map<String, BucketQueue<PairNews>> waiting = new HashMap<>();
    private List<Link> links = List.of();
    private Reference reference = Reference.EMPTY;

    /**
     * @param base settings of the signals that the application overrides
     * @param steps takes what happens to watches
     */
    public CrossMarketFold(CrossMarketStates states, Settings base, Consumer<WatchReading> steps) {
        this.states = states;
        this.base = base;
        this.steps = steps;
    }

    /** Takes over changed reference data; must be called once before the first news. */
    public void use(Reference changed) {
        reference = changed;
        links = Link.all(changed);
    }

    /** Takes news of a market, which may move watches on; a close that is told again changes nothing. */
    public void accept(MarketNews news) {
        MarketMark before = mark(news.market());
        List<FollowerClose> silent = silentSessions(news, before);
        Integer last = silent.isEmpty()
                ? before.lastSession()
                : Integer.valueOf(day(silent.get(silent.size() - 1).session()));
        boolean closes =
                news.close() != null && (last == null || day(news.close().session()) > last);
        for (Link link : links) {
            String id = link.leadLag().id();
            if (link.followerMarket().equals(news.market())) {
                silent.forEach(session -> add(id, PairNews.of(session)));
                if (closes) {
                    add(id, PairNews.of(follower(link, news)));
                }
            } else if (link.leaderMarket().equals(news.market()) && news.close() != null) {
                link.triggersOf(news.close()).forEach(trigger -> add(id, PairNews.of(trigger)));
            }
        }
        states.marks()
                .put(
                        news.market(),
                        before.heard(
                                news, closes ? Integer.valueOf(day(news.close().session())) : last));
        links.stream().filter(link -> link.joins(news.market())).forEach(this::takeDue);
    }

    /** The sessions that the calendar declares after the last one and that the market has passed without closing them. */
    private List<FollowerClose> silentSessions(MarketNews news, MarketMark mark) {
        List<FollowerClose> silent = new ArrayList<>();
        MarketCalendar calendar = reference.calendar(news.market()).orElse(null);
        if (calendar == null || mark.lastSession() == null) {
            return silent;
        }
        LocalDate closed =
                news.close() == null ? LocalDate.MAX : news.close().session().date();
        for (Session next =
                        calendar.next(LocalDate.ofEpochDay(mark.lastSession())).orElse(null);
                next != null && next.close() < news.through() && next.date().isBefore(closed);
                next = calendar.next(next.date()).orElse(null)) {
            silent.add(new FollowerClose(next, next.close(), news.forced(), null));
        }
        return silent;
    }

    private static FollowerClose follower(Link link, MarketNews news) {
        SessionNews close = news.close();
        IndexClose index = close.indices().stream()
                .filter(each -> each.index().equals(link.leadLag().follower()))
                .findFirst()
                .orElse(null);
        return new FollowerClose(close.session(), close.asOf(), news.forced(), index);
    }

    private void add(String id, PairNews news) {
        waiting(id).add(news.time(), news);
    }

    private void takeDue(Link link) {
        BucketQueue<PairNews> queue = waiting(link.leadLag().id());
        long passed = Math.min(
                mark(link.leaderMarket()).through(), mark(link.followerMarket()).through());
        while (queue.first().isPresent() && queue.first().getAsLong() <= passed) {
            for (PairNews news : queue.take(queue.first().getAsLong())) {
                if (news.trigger() != null) {
                    open(link, news.trigger());
                } else {
                    judge(link, news.close());
                }
            }
        }
    }

    private void open(Link link, Trigger trigger) {
        Watch watch = watch(link);
        Session first = firstSession(link.followerCalendar(), trigger.time()).orElse(null);
        if (!watch.opensWith(trigger) || first == null) {
            return;
        }
        put(link, watch.opened(trigger));
        steps.accept(new WatchReading(
                link.leadLag(),
                link.followerMarket(),
                WatchEvent.OPENED,
                trigger,
                0,
                first,
                null,
                trigger.asOf(),
                trigger.time(),
                trigger.watermark(),
                trigger.forced(),
                settings(link, first)));
    }

    private void judge(Link link, FollowerClose close) {
        Watch before = watch(link);
        if (!before.covers(close.session())) {
            return;
        }
        Watch watch = before.watched();
        Settings settings = settings(link, close.session());
        LeadLagThresholds thresholds = LeadLagThresholds.from(settings);
        boolean confirmed = thresholds.confirmedBy(close.index());
        if (!confirmed && watch.sessions() < thresholds.sessions()) {
            put(link, watch);
            return;
        }
        put(link, watch.end(close.session()));
        steps.accept(new WatchReading(
                link.leadLag(),
                link.followerMarket(),
                confirmed ? WatchEvent.CONFIRMED : WatchEvent.NOT_CONFIRMED,
                watch.trigger(),
                watch.sessions(),
                close.session(),
                close.index(),
                close.asOf(),
                close.session().close(),
                close.session().end(),
                close.forced() || watch.trigger().forced(),
                settings));
    }

    /**
     * A market's first session that opens after an instant, as its calendar declares it; where it declares none, the
     * regular hours of the first date that fits, with or without data. Empty when none comes within 60 days.
     */
    private static Optional<Session> firstSession(MarketCalendar calendar, long time) {
        LocalDate date = calendar.dateOf(time);
        return calendar.session(date)
                .filter(session -> session.open() > time)
                .or(() -> calendar.declared() ? calendar.next(date) : calendar.session(date.plusDays(1)));
    }

    private Settings settings(Link link, Session session) {
        return reference.settings(base, link.followerMarket(), link.leadLag().follower(), session);
    }

    private BucketQueue<PairNews> waiting(String id) {
        return waiting.computeIfAbsent(id, states.waiting());
    }

    private MarketMark mark(String market) {
        MarketMark mark = states.marks().get(market);
        return mark == null ? MarketMark.start(market) : mark;
    }

    private Watch watch(Link link) {
        Watch watch = states.watches().get(link.leadLag().id());
        return watch == null ? Watch.NONE : watch;
    }

    private void put(Link link, Watch watch) {
        states.watches().put(link.leadLag().id(), watch);
    }

    private static int day(Session session) {
        return (int) session.date().toEpochDay();
    }
}
