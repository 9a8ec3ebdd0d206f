package io.marketsignals.index.partial;

import io.marketsignals.model.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a source partition does with the items of its open bucket. */
interface Stage<T> {
    /** Takes over changed reference data; called once before the first item. */
    void use(Reference reference);

    /** Applies an item to the open bucket. */
    void apply(T item);

    /** Takes what changed since the last call, by market. */
    Map<String, News> close();

    /** The names whose news was not told yet, where the states alone do not say so. */
    default Set<String> untold() {
        return Set.of();
    }

    /** Every market that waits for watermarks. */
    Set<String> markets();

    /** What changed in one market. */
    record News(int session, List<IndexPartial> partials, List<LevelState> levels) {}
}
