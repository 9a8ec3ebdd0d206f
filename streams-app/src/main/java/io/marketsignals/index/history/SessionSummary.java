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
 * @param participation whether the move was broad across members and sectors; null: too few members to say
 */
public record SessionSummary(
        int session,
        Double close,
        Double high,
        Double low,
        int advancers,
        int decliners,
        long upVolume,
        long downVolume,
        long volume,
        BroadMove participation) {

    /** A session that the market held without data of the index. */
    public static SessionSummary silent(int session) {
        return new SessionSummary(session, null, null, null, 0, 0, 0, 0, 0, null);
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
                upVolume,
                downVolume,
                volume,
                participation);
    }
}
