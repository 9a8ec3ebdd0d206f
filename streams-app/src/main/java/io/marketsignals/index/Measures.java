package io.marketsignals.index;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.IndexReading.HorizonReturn;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Scaled;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the measures of one index from its running session and its history. */
final class Measures {
    /** All horizons that a close offers to detectors, sessions. */
    private static final List<Integer> LADDER =
            IntStream.rangeClosed(1, 20).boxed().toList();

    private Measures() {}

    /** The reading of a bucket. */
    static IndexReading live(MarketSession session, IndexState state, IndexHistory history) {
        return read(session, state, history, IndexReading.HORIZONS, null, null);
    }

    /** The reading of a close: with every horizon and what is known only then. */
    static IndexReading closing(MarketSession session, IndexState state, IndexHistory history) {
        long volume = new Breadth(0, state.merged().tally()).volume();
        Double close = state.level() == null ? null : state.level().last();
        return read(session, state, history, LADDER, history.relativeVolume(volume), history.volatility20(close));
    }

    /** Level of an index from its members: previous close x (1 + sum of w*r), the base in the first session. */
    static double derivedLevel(IndexDefinition definition, IndexState state, IndexHistory history) {
        Double previous = history.previousClose();
        double from = previous == null ? definition.base() : previous;
        return from * (1 + Scaled.toDouble(state.merged().tally().contribution()));
    }

    private static IndexReading read(
            MarketSession session,
            IndexState state,
            IndexHistory history,
            List<Integer> horizons,
            Double relativeVolume,
            Double volatility20) {
        IndexDefinition definition = session.indices().get(state.index());
        IndexPartial merged = state.merged();
        Breadth breadth = new Breadth(session.membersOf(state.index()), merged.tally());
        Double level = state.level() == null ? null : state.level().last();
        Double previousClose = history.previousClose();
        List<HorizonReturn> returns = new ArrayList<>(horizons.size());
        horizons.forEach(n -> returns.add(new HorizonReturn(n, history.returnOver(n, level))));
        return new IndexReading(
                state.index(),
                definition.segment(),
                state.level(),
                definition.derived(),
                previousClose,
                returns,
                breadth,
                history.adLine() + breadth.netAdvances(),
                history.anchor() == null ? state.session() : history.anchor(),
                history.trin10(merged.tally()),
                relativeVolume,
                state.windows().volatility(),
                volatility20,
                Concentration.of(merged, level == null || previousClose == null ? null : level / previousClose - 1),
                null);
    }
}
