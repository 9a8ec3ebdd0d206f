package io.marketsignals.index;

import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.LevelState;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One index in its running session.
 *
 * @param session trading date, epoch day
 * @param partials the latest partial of each source partition
 * @param level levels of the session; null: none yet
 */
public record IndexState(
        String index,
        int session,
        NavigableMap<Integer, IndexPartial> partials,
        LevelState level,
        SessionWindows windows) {

    public IndexState {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(windows, "windows");
    }

    /** An index at the start of a session. */
    public static IndexState open(String index, int session) {
        return new IndexState(index, session, new TreeMap<>(), null, SessionWindows.START);
    }

    /** The state with a partition's partial in place of its former one. */
    public IndexState withPartial(int partition, IndexPartial partial) {
        NavigableMap<Integer, IndexPartial> replaced = new TreeMap<>(partials);
        replaced.put(partition, partial);
        return new IndexState(index, session, replaced, level, windows);
    }

    public IndexState withLevel(LevelState newLevel, SessionWindows newWindows) {
        return new IndexState(index, session, partials, newLevel, newWindows);
    }

    public IndexState withWindows(SessionWindows newWindows) {
        return withLevel(level, newWindows);
    }

    /** The whole index: the partials of all partitions together. */
    public IndexPartial merged() {
        return partials.values().stream().reduce(IndexPartial.empty(index), IndexPartial::combine);
    }

    /** Whether the session brought a price or level. */
    public boolean hasData() {
        return level != null || !partials.isEmpty();
    }
}
