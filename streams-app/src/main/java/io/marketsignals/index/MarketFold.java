package io.marketsignals.index;

import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.MarketReading.Correction;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
    private RunningSession running;

    /** Takes the steps in the order of event time. */
    public interface Steps {
        void windowsClosed(WindowsReading reading);

        void read(MarketReading reading);

        /** The event time at which something that waits is to be told; empty when nothing waits. */
        OptionalLong due();

        /** Tells what waits until this event time. */
        void tellDue(long time);
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
        running = session == null ? null : run(session, previousClose());
    }

    private RunningSession run(Session session, Long previousClose) {
        SessionFold fold = fold(session);
        SessionRatings ratings = SessionRatings.of(context, fold.reference(), previousClose, fold::settings);
        return new RunningSession(fold, ratings, states, buckets);
    }

    /** When the last session before the running one closed, epoch milliseconds; null: it is the first. */
    private Long previousClose() {
        return Optional.ofNullable(clock().lastSession())
                .flatMap(day -> reference.calendar(market).flatMap(c -> c.session(LocalDate.ofEpochDay(day))))
                .map(Session::close)
                .orElse(null);
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
        OptionalLong due = steps.due();
        return running == null ? due : OptionalLong.of(Math.min(running.nextTimer(), due.orElse(Long.MAX_VALUE)));
    }

    private void fire(long time) {
        if (steps.due().orElse(Long.MAX_VALUE) <= time) {
            steps.tellDue(time);
            return;
        }
        running.closeWindows(time, clock().forced()).ifPresent(steps::windowsClosed);
        if (time >= running.session().end()) {
            closeSession();
        }
    }

    private void closeBucket(long bucket, List<SourceReport> reports) {
        reports.stream().mapToInt(SourceReport::session).max().ifPresent(day -> openSession(day, bucket));
        if (running == null) {
            closeAgain(bucket, reports);
        } else {
            running.apply(bucket, reports, clock().lastSession(), clock().forced())
                    .ifPresent(steps::read);
        }
    }

    /** Opens the session of a report's trading date, unless it runs or is over. */
    private void openSession(int day, long bucket) {
        if (!clock().isLater(day)) {
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
        states.closings().forget(market);
        skipSilent(calendar, date);
        calendar.sessionAt(buckets.start(bucket))
                .filter(s -> s.date().equals(date))
                .or(() -> calendar.session(date))
                .ifPresent(session -> {
                    put(clock().open(session));
                    running = run(session, previousClose());
                });
    }

    /** Sessions that the calendar declares between the last and the next, and that brought no data, still count. */
    private void skipSilent(MarketCalendar calendar, LocalDate upTo) {
        Integer last = clock().lastSession();
        if (last != null) {
            calendar.between(LocalDate.ofEpochDay(last), upTo)
                    .forEach(silent -> new SessionClosing(fold(silent), states).closeSilently());
        }
    }

    private void closeSession() {
        close(
                running,
                ClosedSession.first(running.session(), previousClose()),
                running.session().end(),
                null);
    }

    /**
     * News of the session that closed last, of a bucket after its end and before the next one opens: official closes. The
     * close is taken back, the news counts, and the session closes again.
     */
    private void closeAgain(long bucket, List<SourceReport> reports) {
        ClosedSession last = states.closings().last(market);
        if (last == null) {
            return;
        }
        RunningSession closed = run(last.session(), last.previousClose());
        List<SourceReport> officialCloses = closed.newsAfterTheEnd(reports);
        if (officialCloses.isEmpty()) {
            return; // a source that was silent and wakes up reopens nothing
        }
        states.closings().takeBack(market);
        ClosedSession again = last.again();
        Correction correction = new Correction(again.revision(), closed.correct(bucket, officialCloses));
        close(closed, again, buckets.end(bucket), correction);
    }

    private void close(RunningSession session, ClosedSession closed, long watermark, Correction correction) {
        states.closings().close(market, closed, () -> {
            running = null;
            MarketReading reading = session.close(watermark, clock().forced(), correction);
            put(clock().closeSession(closed.session()));
            steps.read(reading);
        });
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
}
