package io.marketsignals.index;

import io.marketsignals.index.breadth.TopMovers;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Context;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Stage 2 for one market: merges the source partitions' reports by bucket and moves event time on, one step after the
 * other: buckets with news, ends of minute windows, closes of sessions. What is ahead of the slowest source waits.
 *
 * <p>The steps and their order depend on the reports' contents only, never on how the sources were interleaved.
 */
public final class MarketFold {
    private final String market;
    private final Buckets buckets;
    private final MarketStates states;
    private final Settings base;
    private final Steps steps;
    private final Map<String, Settings> settings = new HashMap<>();
    private Reference reference = Reference.EMPTY;
    private Context context = Context.EMPTY;
    private SessionFold running;
    private SessionRatings ratings = SessionRatings.NONE;

    /** Takes the steps in the order of event time. */
    public interface Steps {
        void windowsClosed(WindowsReading reading);

        void read(MarketReading reading);
    }

    public MarketFold(String market, Buckets buckets, MarketStates states, Settings base, Steps steps) {
        this.market = market;
        this.buckets = buckets;
        this.states = states;
        this.base = base;
        this.steps = steps;
    }

    /** Takes over changed reference data; must be called once before the first report. */
    public void use(Reference changed) {
        reference = changed;
        settings.clear();
        resume();
    }

    /** Takes over changed context events. */
    public void use(Context changed) {
        context = changed;
        resume();
    }

    private void resume() {
        Session session = clock().session();
        if (session != null) {
            run(session);
        }
    }

    private void run(Session session) {
        running = fold(session);
        Long previousClose = Optional.ofNullable(clock().lastSession())
                .flatMap(day -> reference.calendar(market).flatMap(c -> c.session(LocalDate.ofEpochDay(day))))
                .map(Session::close)
                .orElse(null);
        ratings = SessionRatings.of(context, running.reference(), previousClose, running::settings);
    }

    /**
     * Takes a report, which may close buckets, windows and sessions. A source tells the news of a bucket once and goes on
     * to later ones: what it tells again changes nothing.
     */
    public void accept(SourceReport report) {
        boolean news = report.hasNews() && report.bucket() > clock().lastNews(report.source());
        MarketClock heard = clock().hear(report);
        if (news) {
            long closedBucket =
                    heard.closed() == EventClock.NEVER ? EventClock.NEVER : buckets.lastEnded(heard.closed());
            states.waiting().add(Math.max(report.bucket(), closedBucket + 1), report);
        }
        long watermark = heard.watermark();
        put(watermark > heard.closed() ? heard.closedThrough(watermark) : heard);
        while (watermark != EventClock.NEVER && step(watermark)) {
            // one step after the other, in the order of event time
        }
    }

    private boolean step(long watermark) {
        OptionalLong bucket = states.waiting().first();
        OptionalLong timer = nextTimer();
        boolean timerFirst =
                timer.isPresent() && (bucket.isEmpty() || timer.getAsLong() <= buckets.start(bucket.getAsLong()));
        if (timerFirst) {
            if (timer.getAsLong() > watermark) {
                return false;
            }
            fire(timer.getAsLong());
            return true;
        }
        if (bucket.isEmpty() || buckets.end(bucket.getAsLong()) > watermark) {
            return false;
        }
        closeBucket(bucket.getAsLong(), states.waiting().take(bucket.getAsLong()));
        return true;
    }

    private OptionalLong nextTimer() {
        if (running == null) {
            return OptionalLong.empty();
        }
        long end = running.reference().session().end();
        return OptionalLong.of(Math.min(running.nextWindowEnd().orElse(end), end));
    }

    private void fire(long time) {
        NavigableMap<String, List<WindowReturn>> closed = running.closeWindows(time);
        if (!closed.isEmpty()) {
            NavigableMap<String, IndexReading> readings = new TreeMap<>(ratings.counted(running.readings(), time));
            readings.keySet().retainAll(closed.keySet());
            List<PairReading> pairs = running.pairs(readings, closed.keySet());
            steps.windowsClosed(
                    new WindowsReading(running.reference(), time, clock().forced(), closed, readings, pairs));
        }
        if (time >= running.reference().session().end()) {
            closeSession();
        }
    }

    private void closeBucket(long bucket, List<SourceReport> reports) {
        reports.stream().mapToInt(SourceReport::session).max().ifPresent(day -> openSession(day, bucket));
        if (running == null) {
            return; // late news of a session that is closed
        }
        Set<String> changed = running.apply(buckets.start(bucket), reports);
        if (changed.isEmpty()) {
            return;
        }
        long end = buckets.end(bucket);
        NavigableMap<String, IndexReading> readings = ratings.counted(running.readings(), end);
        List<Reading> news = new ArrayList<>();
        changed.forEach(id -> news.add(entered(readings.get(id))));
        news.addAll(running.pairs(readings, changed));
        news.addAll(running.zones(readings, changed));
        steps.read(new MarketReading(
                running.reference(), false, buckets.start(bucket), end, end, clock().forced(), readings, news));
    }

    /** The reading with the members that entered the top or bottom; under the coverage gate nobody does. */
    private IndexReading entered(IndexReading reading) {
        Settings inForce = running.settings(reading.index());
        if (reading.breadth().coverage() < Measurement.coverageGate(inForce)) {
            return reading;
        }
        IndexState state = running.state(reading.index());
        List<Mover> entered = state.movers().entering(reading.movers(), TopMovers.Thresholds.from(inForce));
        if (entered.isEmpty()) {
            return reading;
        }
        states.indices().put(reading.index(), state.entered(entered));
        return reading.withEntered(entered);
    }

    /** Opens the session of a report's trading date, unless it runs or is over. */
    private void openSession(int day, long bucket) {
        MarketClock clock = clock();
        Integer last = clock.session() == null ? clock.lastSession() : Integer.valueOf(day(clock.session()));
        if (last != null && day <= last) {
            return;
        }
        if (running != null) {
            closeSession();
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        MarketCalendar calendar = reference.calendar(market).orElse(null);
        if (calendar == null) {
            return;
        }
        skipSilent(calendar, date);
        calendar.sessionAt(buckets.start(bucket))
                .filter(s -> s.date().equals(date))
                .or(() -> calendar.session(date))
                .ifPresent(session -> {
                    put(clock().open(session));
                    run(session);
                });
    }

    /** Sessions that the calendar declares between the last and the next, and that brought no data, still count. */
    private void skipSilent(MarketCalendar calendar, LocalDate upTo) {
        Integer last = clock().lastSession();
        if (last == null) {
            return;
        }
        LocalDate from = LocalDate.ofEpochDay(last);
        for (Session silent = calendar.next(from).orElse(null);
                silent != null && silent.date().isBefore(upTo);
                silent = calendar.next(silent.date()).orElse(null)) {
            new SessionClosing(fold(silent), states).closeSilently();
        }
    }

    private void closeSession() {
        long close = running.reference().session().close();
        MarketReading reading = new SessionClosing(running, states)
                .close(
                        ratings.counted(running.closingReadings(), close),
                        buckets.start(buckets.lastEnded(close)),
                        clock().forced());
        put(clock().closeSession());
        running = null;
        steps.read(reading);
        settings.clear();
    }

    /** Settings in force for a subject in a session. */
    public Settings settings(String subject, Session session) {
        return settings.computeIfAbsent(
                session.date() + " " + subject, key -> reference.settings(base, market, subject, session));
    }

    private SessionFold fold(Session session) {
        ZoneId zone = reference.calendar(market).map(MarketCalendar::zone).orElse(ZoneOffset.UTC);
        return new SessionFold(states, zone, reference.session(market, session), subject -> settings(subject, session));
    }

    private MarketClock clock() {
        MarketClock clock = states.clocks().get(market);
        return clock == null ? MarketClock.start(market) : clock;
    }

    private void put(MarketClock clock) {
        states.clocks().put(market, clock);
    }

    private static int day(Session session) {
        return (int) session.date().toEpochDay();
    }
}
