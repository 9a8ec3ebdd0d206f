package io.marketsignals.index;

import io.marketsignals.index.partial.LevelState;
import java.util.Objects;

/**
 * One index in its running session; its members' sums are kept apart, see {@link PartitionShare}.
 *
 * @param session trading date, epoch day
 * @param partitions one more than the largest source partition that told a partial in the session; 0: none did
 * @param level levels of the session; null: none yet
 */
public record IndexState(String index, int session, int partitions, LevelState level, SessionWindows windows) {
    public IndexState {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(windows, "windows");
    }

    /** An index at the start of a session. */
    public static IndexState open(String index, int session) {
        return new IndexState(index, session, 0, null, SessionWindows.START);
    }

    /** The state once a partition told its share. */
    IndexState heard(int partition) {
        return new IndexState(index, session, Math.max(partitions, partition + 1), level, windows);
    }

    IndexState withLevel(LevelState newLevel, SessionWindows newWindows) {
        return new IndexState(index, session, partitions, newLevel, newWindows);
    }

    IndexState withWindows(SessionWindows newWindows) {
        return withLevel(level, newWindows);
    }

    /** Whether the session brought a price or level. */
    public boolean hasData() {
        return level != null || partitions > 0;
    }
}
