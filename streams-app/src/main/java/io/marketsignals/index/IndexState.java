package io.marketsignals.index;

import io.marketsignals.index.breadth.TopMovers;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Mover;
import java.util.List;
import java.util.Objects;

/**
 * One index in its running session; its members' sums are kept apart, see {@link PartitionShare}.
 *
 * @param session trading date, epoch day
 * @param partitions one more than the largest source partition that told a partial in the session; 0: none did
 * @param level levels of the session; null: none yet
 * @param movers members that entered the top or bottom so far
 */
public record IndexState(
        String index, int session, int partitions, LevelState level, SessionWindows windows, TopMovers movers) {
    public IndexState {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(windows, "windows");
        Objects.requireNonNull(movers, "movers");
    }

    /** An index at the start of a session. */
    public static IndexState open(String index, int session) {
        return new IndexState(index, session, 0, null, SessionWindows.START, TopMovers.NONE);
    }

    /** The state once a partition told its share. */
    IndexState heard(int partition) {
        return new IndexState(index, session, Math.max(partitions, partition + 1), level, windows, movers);
    }

    IndexState withLevel(LevelState newLevel, SessionWindows newWindows) {
        return new IndexState(index, session, partitions, newLevel, newWindows, movers);
    }

    IndexState withWindows(SessionWindows newWindows) {
        return withLevel(level, newWindows);
    }

    /** The state once members entered the top or bottom. */
    IndexState entered(List<Mover> entered) {
        return new IndexState(index, session, partitions, level, windows, movers.with(entered));
    }

    /** Whether the session brought a price or level. */
    public boolean hasData() {
        return level != null || partitions > 0;
    }
}
