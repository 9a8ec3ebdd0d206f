package io.marketsignals.index.partial;

import io.marketsignals.model.Level;
import java.util.Objects;

/**
 * The levels of one index in one session, from its feed.
 *
 * @param session trading date, epoch day
 * @param open first level of the session, index points
 * @param last last level, or the official close once there is one
 * @param lastTime its event time, epoch milliseconds
 * @param atBucketStart level at the very start of the bucket of {@code lastTime}, else NaN: what a window that starts
 *     there measures from
 * @param volume session volume; 0 where the feed has none
 * @param official whether {@code last} is the official close
 */
public record LevelState(
        String index,
        int session,
        double open,
        double high,
        double low,
        double last,
        long lastTime,
        double atBucketStart,
        long volume,
        boolean official) {

    public LevelState {
        Objects.requireNonNull(index, "index");
    }

    /** The state after the first level of a session. */
    public static LevelState first(Level level, int session, boolean startsBucket) {
        double v = level.level();
        return new LevelState(
                level.index(),
                session,
                v,
                v,
                v,
                v,
                level.time(),
                startsBucket ? v : Double.NaN,
                level.volume(),
                level.officialClose());
    }

    /** Whether a level comes after a newer one; an official close may come late. */
    public boolean late(Level level) {
        return level.time() < lastTime && !level.officialClose();
    }

    /**
     * The state after a level of the same session. A late level only adds its volume; the official close replaces the
     * last level and is replaced by no trade.
     */
    public LevelState accept(Level level, boolean startsBucket, boolean sameBucket) {
        boolean keep = late(level) || (official && !level.officialClose());
        double v = keep ? last : level.level();
        double start = startsBucket ? v : sameBucket ? atBucketStart : Double.NaN;
        return new LevelState(
                index,
                session,
                open,
                keep ? high : Math.max(high, v),
                keep ? low : Math.min(low, v),
                v,
                Math.max(lastTime, level.time()),
                keep ? atBucketStart : start,
                volume + level.volume(),
                official || level.officialClose());
    }
}
