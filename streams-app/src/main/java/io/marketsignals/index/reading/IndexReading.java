package io.marketsignals.index.reading;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.history.BreadthAverage;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.McClellan;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.Tally;
import java.util.List;
import java.util.Objects;

/**
 * The measures of one index as of a bucket or a session's close.
 *
 * @param segment capitalisation segment; null: not ranked
 * @param session trading date, epoch day
 * @param level the session's levels, the last one as of the reading; null: none yet
 * @param derived whether the level comes from the members
 * @param previousClose index points; null in the first session
 * @param returns N-session returns, shortest first
 * @param history the closed sessions before this one, and what is folded over them
 * @param relativeVolume session volume over its mean at the same time of day; null where the history is too short
 * @param volatility realised volatility of the session so far; null before its first 5-minute return
 * @param concentration null without a move or members
 * @param movers the members with the largest and the smallest session returns
 * @param entered members that entered the top or bottom of the index in this bucket, leaders first, each by rank; empty at
 *     a close
 * @param ratings rating changes of the members since the close of the market's previous session
 * @param segmentRank place of the index's segment by session return, 1 = best; null: not ranked, or no close
 */
public record IndexReading(
        String index,
        String segment,
        int session,
        LevelState level,
        boolean derived,
        Double previousClose,
        List<HorizonReturn> returns,
        Breadth breadth,
        IndexHistory history,
        Double relativeVolume,
        Double volatility,
        Concentration concentration,
        Sectors sectors,
        Movers movers,
        List<Mover> entered,
        Ratings ratings,
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
        Objects.requireNonNull(history, "history");
        returns = List.copyOf(returns);
        entered = List.copyOf(entered);
    }

    @Override
    public String subject() {
        return index;
    }

    @Override
    public List<String> indices() {
        return List.of(index);
    }

    /** What a history keeps of this session as it stands, but for whether its move was broad. */
    public SessionSummary summary() {
        Tally tally = breadth.tally();
        boolean fed = level != null && !derived && level.volume() > 0;
        return new SessionSummary(
                session,
                last(),
                level == null ? null : level.high(),
                level == null ? null : level.low(),
                tally.advancers(),
                tally.decliners(),
                tally.unchanged(),
                tally.upVolume(),
                tally.downVolume(),
                breadth.volume(),
                fed ? Long.valueOf(level.volume()) : null,
                null);
    }

    /** The history with this session as it stands. */
    public IndexHistory after(RallyAttempt.Rule rule) {
        return history.append(summary(), rule);
    }

    /** Of the net advances, this session included as it stands; without counted members, as of the last close. */
    public McClellan mcclellan() {
        return history.folded().mcclellan().next(summary().netAdvances());
    }

    /** Of the ratio-adjusted net advances, this session included as it stands; when nothing moved, as of the last close. */
    public McClellan mcclellanAdjusted() {
        return history.folded().mcclellanAdjusted().next(summary().adjustedNetAdvances());
    }

    /** EMA10 of percent advancing, this session included as it stands; null with fewer than 10 sessions that moved. */
    public Double percentAdvancingEma10() {
        return breadthAverage().ema().value();
    }

    /** The average of percent advancing, this session included as it stands; when nothing moved, carried on. */
    public BreadthAverage breadthAverage() {
        return history.folded().breadthAverage().next(summary().percentAdvancing());
    }

    /** Running sum of net advances, this session included. */
    public long adLine() {
        return history.adLine() + breadth.netAdvances();
    }

    /** First session in the A/D line, epoch day. */
    public int anchor() {
        return history.anchor() == null ? session : history.anchor();
    }

    /** Arms index over the last 10 sessions, this one included; null with fewer. */
    public Double trin10() {
        return history.trin10(breadth.tally());
    }

    /** 20-session volatility with this session's last level as its close; null with fewer sessions. */
    public Double volatility20() {
        return history.volatility20(last());
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

    /** The same reading with the rating changes of its members. */
    public IndexReading withRatings(Ratings counted) {
        return with(entered, counted, segmentRank);
    }

    /** The same reading with its rank among the market's segments. */
    public IndexReading withRank(Integer rank) {
        return with(entered, ratings, rank);
    }

    /** The same reading with the members that entered the top or bottom. */
    public IndexReading withEntered(List<Mover> movers) {
        return with(movers, ratings, segmentRank);
    }

    private IndexReading with(List<Mover> newEntered, Ratings newRatings, Integer newRank) {
        return new IndexReading(
                index,
                segment,
                session,
                level,
                derived,
                previousClose,
                returns,
                breadth,
                history,
                relativeVolume,
                volatility,
                concentration,
                sectors,
                movers,
                newEntered,
                newRatings,
                newRank);
    }
}
