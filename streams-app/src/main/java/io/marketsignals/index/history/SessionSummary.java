package io.marketsignals.index.history;

import io.marketsignals.index.breadth.BroadMove;
import io.marketsignals.index.partial.LevelState;

/**
 * What is kept of a closed session of one index.
 *
 * @param session trading date, epoch day
 * @param close closing level; null: the session brought none
 * @param high highest level; null with close
 * @param low lowest level; null with close
 * @param volume members' session volume, shares
 * @param indexVolume session volume of the index's own feed, shares, > 0; null: it has none
 * @param participation whether the move was broad across members and sectors; null: too few members to say
 */
public record SessionSummary(
        int session,
        Double close,
        Double high,
        Double low,
        int advancers,
        int decliners,
        int unchanged,
        long upVolume,
        long downVolume,
        long volume,
        Long indexVolume,
        BroadMove participation) {

    /** A session that the market held without data of the index. */
    public static SessionSummary silent(int session) {
        return new SessionSummary(session, null, null, null, 0, 0, 0, 0, 0, 0, null, null);
    }

    /** The same session, and whether its move was broad. */
    public SessionSummary withParticipation(BroadMove move) {
        return new SessionSummary(
                session,
                close,
                high,
                low,
                advancers,
                decliners,
                unchanged,
                upVolume,
                downVolume,
                volume,
                indexVolume,
                move);
    }

    /** A-D; null when no member is counted. */
    public Double netAdvances() {
        return advancers + decliners + unchanged == 0 ? null : Double.valueOf(advancers - decliners);
    }

    /** 1000 (A-D)/(A+D); null when both are 0. */
    public Double adjustedNetAdvances() {
        int moved = advancers + decliners;
        return moved == 0 ? null : Double.valueOf(1000.0 * (advancers - decliners) / moved);
    }

    /** A/(A+D); null when both are 0. */
    public Double percentAdvancing() {
        int moved = advancers + decliners;
        return moved == 0 ? null : Double.valueOf((double) advancers / moved);
    }

    /** The same session with other levels. */
    SessionSummary closedAt(LevelState level) {
        return new SessionSummary(
                session,
                level.last(),
                level.high(),
                level.low(),
                advancers,
                decliners,
                unchanged,
                upVolume,
                downVolume,
                volume,
                indexVolume,
                participation);
    }
}
