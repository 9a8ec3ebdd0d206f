package io.marketsignals.index.reading;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.partial.LevelState;
import java.util.List;
import java.util.Objects;

/**
 * The measures of one index as of a bucket or a session's close.
 *
 * @param segment capitalisation segment; null: not ranked
 * @param level the session's levels, the last one as of the reading; null: none yet
 * @param derived whether the level comes from the members
 * @param previousClose index points; null in the first session
 * @param returns N-session returns, shortest first
 * @param adLine running sum of net advances, this session included
 * @param anchor first session in the line, epoch day
 * @param concentration null without a move or members
 * @param segmentRank 1 = best session return of the market's segments; null: not ranked
 */
public record IndexReading(
        String index,
        String segment,
        LevelState level,
        boolean derived,
        Double previousClose,
        List<HorizonReturn> returns,
        Breadth breadth,
        long adLine,
        int anchor,
        Double trin10,
        Double relativeVolume,
        Double volatility,
        Double volatility20,
        Concentration concentration,
        Integer segmentRank)
        implements Reading {

    /** Published horizons, sessions. */
    public static final List<Integer> HORIZONS = List.of(5, 9, 20);

    /**
     * A return over n sessions.
     *
     * @param value fraction; null with fewer sessions
     */
    public record HorizonReturn(int sessions, Double value) {}

    public IndexReading {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(breadth, "breadth");
        returns = List.copyOf(returns);
    }

    @Override
    public String subject() {
        return index;
    }

    /** Last level; null: none yet. */
    public Double last() {
        return level == null ? null : level.last();
    }

    /** level / previous close - 1; null when one is missing. */
    public Double sessionReturn() {
        return level == null || previousClose == null ? null : level.last() / previousClose - 1;
    }

    /** The return over n of the published horizons; null where it has none. */
    public Double returnOver(int sessions) {
        if (sessions == 1) {
            return sessionReturn();
        }
        return returns.stream()
                .filter(r -> r.sessions() == sessions)
                .findFirst()
                .map(HorizonReturn::value)
                .orElse(null);
    }

    /** Whether the level may raise alerts: a derived one needs enough members. */
    public boolean levelTrusted(double coverageGate) {
        return !derived || breadth.coverage() >= coverageGate;
    }

    /** The published horizons. */
    public List<HorizonReturn> publishedReturns() {
        return returns.stream().filter(r -> HORIZONS.contains(r.sessions())).toList();
    }

    /** The same reading with its rank among the market's segments. */
    public IndexReading withRank(Integer rank) {
        return new IndexReading(
                index,
                segment,
                level,
                derived,
                previousClose,
                returns,
                breadth,
                adLine,
                anchor,
                trin10,
                relativeVolume,
                volatility,
                volatility20,
                concentration,
                rank);
    }
}
