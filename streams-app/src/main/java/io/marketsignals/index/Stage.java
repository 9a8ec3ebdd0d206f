package io.marketsignals.index;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a source partition does with the items of its open bucket. */
interface Stage<T> {
    /** Applies an item to the open bucket. */
    void apply(T item);

    /** Takes what changed since the last call, by market. */
    Map<String, News> close();

    /** Every market that waits for watermarks. */
    Set<String> markets();

    /** What changed in one market. */
    record News(int session, List<IndexPartial> partials, List<LevelState> levels) {}
}
