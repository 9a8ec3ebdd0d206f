package io.marketsignals.index;

import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.MarketReading.Correction;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One session of a market while it runs, or closes again: its fold, its members' rating changes, and the readings that
 * both give.
 */
record RunningSession(SessionFold fold, SessionRatings ratings, MarketStates states, Buckets buckets) {

    Session session() {
        return fold.reference().session();
    }

    /** The instant of the next step that needs no news: the first end of an open window, or the session's end. */
    long nextTimer() {
        return Math.min(fold.nextWindowEnd().orElse(Long.MAX_VALUE), session().end());
    }

    /** Closes the windows that end at an instant; empty when none does. */
    Optional<WindowsReading> closeWindows(long time, boolean forced) {
        NavigableMap<String, List<WindowReturn>> closed = fold.closeWindows(time);
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        NavigableMap<String, IndexReading> readings = new TreeMap<>(ratings.counted(fold.readings(), time));
        readings.keySet().retainAll(closed.keySet());
        List<PairReading> pairs = fold.pairs(readings, closed.keySet());
        return Optional.of(new WindowsReading(fold.reference(), time, forced, closed, readings, pairs));
    }

    /**
     * Applies the reports of a bucket; what they changed, empty when nothing.
     *
     * @param before trading date of the session before, epoch day; null: none
     */
    Optional<MarketReading> apply(long bucket, List<SourceReport> reports, Integer before, boolean forced) {
        Set<String> changed = new TreeSet<>(fold.apply(buckets.start(bucket), reports));
        changed.addAll(new PreviousCloses(fold, states.histories()).correct(before, reports));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        long end = buckets.end(bucket);
        NavigableMap<String, IndexReading> readings = ratings.counted(fold.readings(), end);
        List<Reading> news = new ArrayList<>();
        TopMoverEntries entries = new TopMoverEntries(fold, states.indices());
        changed.forEach(id -> news.add(entries.of(readings.get(id))));
        news.addAll(fold.pairs(readings, changed));
        news.addAll(fold.zones().price(readings, changed));
        return Optional.of(
                new MarketReading(fold.reference(), false, buckets.start(bucket), end, end, forced, readings, news));
    }

    /**
     * Closes the session.
     *
     * @param watermark event time that every source had passed
     * @param correction null: its first close
     */
    MarketReading close(long watermark, boolean forced, Correction correction) {
        long close = session().close();
        return new SessionClosing(fold, states)
                .close(
                        ratings.counted(fold.closingReadings(), close),
                        buckets.start(buckets.lastEnded(close)),
                        watermark,
                        forced,
                        correction);
    }

    /**
     * Applies the official closes that came after the session was closed; the closing levels that they replace, by index.
     */
    NavigableMap<String, Double> correct(long bucket, List<SourceReport> officialCloses) {
        NavigableMap<String, Double> former = fold.lastLevels();
        fold.apply(buckets.start(bucket), officialCloses);
        former.entrySet().removeAll(fold.lastLevels().entrySet());
        return former;
    }

    /** The reports of buckets after the session's end that bring something of it. */
    List<SourceReport> newsAfterTheEnd(List<SourceReport> reports) {
        long first = buckets.of(session().end() - 1) + 1;
        return reports.stream()
                .filter(report -> report.bucket() >= first && fold.concerns(report))
                .toList();
    }
}
