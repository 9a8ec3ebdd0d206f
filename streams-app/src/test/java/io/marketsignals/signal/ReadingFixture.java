package io.marketsignals.signal;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Readings of index IX, with a level 1 % above its previous close of 1000, in a market M at one moment. */
final class ReadingFixture {
    static final LocalDate DATE = LocalDate.of(2024, 3, 5);
    static final long AS_OF = 7_000;

    private ReadingFixture() {}

    static MarketReading bucket(Reading changed) {
        return market(changed, false);
    }

    static MarketReading close(Reading changed) {
        return market(changed, true);
    }

    private static MarketReading market(Reading changed, boolean closing) {
        MarketSession session =
                MarketSession.of("M", new Session(DATE, 0, 10_000, 12_000), List.of(), List.of(), List.of());
        return new MarketReading(session, closing, AS_OF, 8_000, 8_000, false, new TreeMap<>(), List.of(changed));
    }

    /** Counts among a number of members, sectors, and closed sessions. */
    static IndexReading sectors(int members, Tally tally, Sectors sectors, IndexHistory history) {
        return index(new Breadth(members, tally), sectors, history, Movers.NONE, List.of());
    }

    /** Movers of 20 members, of which some just entered. */
    static IndexReading movers(Movers movers, List<Mover> entered) {
        Breadth breadth = new Breadth(20, Tally.ofCounts(9, 9, 2));
        return index(breadth, Sectors.NONE, IndexHistory.none("IX"), movers, entered);
    }

    private static IndexReading index(
            Breadth breadth, Sectors sectors, IndexHistory history, Movers movers, List<Mover> entered) {
        return new IndexReading(
                "IX",
                null,
                (int) DATE.toEpochDay(),
                new LevelState("IX", 0, 1010, 1010, 1010, 1010, 0, Double.NaN, 0, false),
                true,
                1000.0,
                List.of(),
                breadth,
                history,
                null,
                null,
                null,
                sectors,
                movers,
                entered,
                Ratings.NONE,
                null);
    }
}
