package io.marketsignals.signal;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.SquareSum;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Index IX of 100 members through its sessions, one a day from 1 Jan 2024, each told to one detector. */
final class ClosedIndex {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final SignalDetector detector;
    private final boolean derived;
    private final RallyAttempt.Rule rule = RallyAttempt.Rule.from(Settings.DEFAULTS);
    private IndexHistory history = IndexHistory.none("IX");
    private LocalDate date = FIRST;
    private Tally tally = tally(50, 50, 1000);
    private long indexVolume;

    ClosedIndex(SignalDetector detector, boolean derived) {
        this.detector = detector;
        this.derived = derived;
    }

    /** An index with a feed of its own. */
    static ClosedIndex of(SignalDetector detector) {
        return new ClosedIndex(detector, false);
    }

    /** Advancers and decliners from now on. */
    ClosedIndex breadth(int advancers, int decliners) {
        tally = tally(advancers, decliners, tally.upVolume() + tally.downVolume());
        return this;
    }

    /** The members' session volume from now on. */
    ClosedIndex volume(long shares) {
        tally = tally(tally.advancers(), tally.decliners(), shares);
        return this;
    }

    /** The feed's session volume from now on; 0: it has none. */
    ClosedIndex indexVolume(long shares) {
        indexVolume = shares;
        return this;
    }

    /** What the detector says in a session that is open and traded from low to high. */
    List<Finding> trade(double low, double high, double last) {
        return detect(reading(low, high, last), false);
    }

    /** What the detector says at a close without other levels. */
    List<Finding> close(double level) {
        return close(level, level, level);
    }

    /** What the detector says at a close; the next session begins. */
    List<Finding> close(double low, double high, double last) {
        IndexReading reading = reading(low, high, last);
        List<Finding> findings = detect(reading, true);
        history = reading.after(rule);
        date = date.plusDays(1);
        return findings;
    }

    /** A number of equal closes. */
    ClosedIndex closes(int count, double level) {
        for (int i = 0; i < count; i++) {
            close(level);
        }
        return this;
    }

    /** A session that the market held without data of the index. */
    void silent() {
        history = history.append(SessionSummary.silent((int) date.toEpochDay()), rule);
        date = date.plusDays(1);
    }

    private List<Finding> detect(IndexReading reading, boolean closing) {
        long open = date.toEpochDay() * 86_400_000L;
        long close = open + 36_000_000;
        MarketSession reference =
                MarketSession.of("M", new Session(date, open, close, close), List.of(), List.of(), List.of());
        return detector.detect(
                reading,
                new MarketReading(
                        reference, closing, close - 1000, close, close, false, new TreeMap<>(), List.of(reading)));
    }

    private IndexReading reading(double low, double high, double last) {
        int day = (int) date.toEpochDay();
        return new IndexReading(
                "IX",
                null,
                day,
                new LevelState("IX", day, last, high, low, last, 0, Double.NaN, indexVolume, false),
                derived,
                history.previousClose(),
                List.of(),
                new Breadth(100, tally),
                history,
                null,
                null,
                null,
                Sectors.NONE,
                Movers.NONE,
                List.of(),
                Ratings.NONE,
                null);
    }

    private static Tally tally(int advancers, int decliners, long volume) {
        return new Tally(
                advancers,
                decliners,
                0,
                0,
                0,
                0,
                0,
                0,
                SquareSum.ZERO,
                SquareSum.ZERO,
                volume,
                0,
                0,
                Standings.EMPTY,
                0,
                0);
    }

    /** A finding's evidence by name: number, or text. */
    static Object evidence(Finding finding, String name) {
        return finding.explanation().get().evidence().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .map(e -> e.number() == null ? e.text() : e.number())
                .orElse(null);
    }

    static String reason(Finding finding) {
        return finding.explanation().get().reason();
    }
}
