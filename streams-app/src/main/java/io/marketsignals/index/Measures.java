package io.marketsignals.index;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.BroadThresholds;
import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.breadth.Sectors.Sector;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.IndexReading.HorizonReturn;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the measures of one index from its running session and its history. */
final class Measures {
    /** All horizons that a close offers to detectors, sessions. */
    private static final List<Integer> LADDER =
            IntStream.rangeClosed(1, 20).boxed().toList();

    private Measures() {}

    /** What a bucket and a close know differently. */
    private record Moment(boolean closing, Double relativeVolume) {}

    /** The reading of a bucket. */
    static IndexReading live(
            MarketSession session,
            IndexState state,
            IndexPartial members,
            IndexHistory history,
            Double relativeVolume,
            Settings settings) {
        return read(session, state, members, history, settings, new Moment(false, relativeVolume));
    }

    /** The reading of a close: with every horizon and what is known only then. */
    static IndexReading closing(
            MarketSession session, IndexState state, IndexPartial members, IndexHistory history, Settings settings) {
        long volume = new Breadth(0, members.tally()).volume();
        Double relativeVolume = history.relativeVolume(volume, SessionVolumes.sessions(settings));
        return read(session, state, members, history, settings, new Moment(true, relativeVolume));
    }

    /** Level of an index from its members: previous close x (1 + sum of w*r), the base in the first session. */
    static double derivedLevel(IndexDefinition definition, IndexPartial members, IndexHistory history) {
        Double previous = history.previousClose();
        double from = previous == null ? definition.base() : previous;
        return from * (1 + Scaled.toDouble(members.tally().contribution()));
    }

    /** The levels of an index whose level comes from its members, with a new one. */
    static LevelState withLast(IndexState state, double last, long bucketStart) {
        LevelState before = state.level();
        return new LevelState(
                state.index(),
                state.session(),
                before == null ? last : before.open(),
                before == null ? last : Math.max(before.high(), last),
                before == null ? last : Math.min(before.low(), last),
                last,
                bucketStart,
                Double.NaN,
                0,
                false);
    }

    private static IndexReading read(
            MarketSession session,
            IndexState state,
            IndexPartial members,
            IndexHistory history,
            Settings settings,
            Moment moment) {
        IndexDefinition definition = session.indices().get(state.index());
        Double level = state.level() == null ? null : state.level().last();
        Double previousClose = history.previousClose();
        Breadth breadth = new Breadth(session.membersOf(state.index()), members.tally());
        List<Integer> horizons = moment.closing() ? LADDER : IndexReading.HORIZONS;
        List<HorizonReturn> returns = new ArrayList<>(horizons.size());
        horizons.forEach(n -> returns.add(new HorizonReturn(n, history.returnOver(n, level))));
        return new IndexReading(
                state.index(),
                definition.segment(),
                state.session(),
                state.level(),
                definition.derived(),
                previousClose,
                returns,
                breadth,
                history,
                moment.relativeVolume(),
                state.windows().volatility(),
                Concentration.of(members, level == null || previousClose == null ? null : level / previousClose - 1),
                sectors(session, members, BroadThresholds.from(settings)),
                members.movers(),
                List.of(),
                Ratings.NONE,
                null);
    }

    private static Sectors sectors(MarketSession session, IndexPartial members, BroadThresholds thresholds) {
        List<Sector> sectors = new ArrayList<>();
        session.sectorsOf(members.index())
                .forEach((name, count) ->
                        sectors.add(new Sector(name, count, members.sectors().getOrDefault(name, SectorTally.EMPTY))));
        return Sectors.of(sectors, thresholds);
    }
}
