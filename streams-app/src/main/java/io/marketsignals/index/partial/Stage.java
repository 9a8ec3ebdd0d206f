package io.marketsignals.index.partial;

import io.marketsignals.model.Reference;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What a source partition does with the items of its open bucket. */
interface Stage<T> {
    /** Of an item whose reader is not there any more, or does not count names. */
    int NO_NUMBER = -1;

    /**
     * Takes over changed reference data; called once before the first item.
     *
     * @param open start of the open bucket, epoch milliseconds; {@link io.marketsignals.ingest.EventClock#NEVER} before
     *     the first
     */
    void use(Reference reference, long open);

    /**
     * Applies an item to the open bucket.
     *
     * @param number of the item's name, as its reader counts names; {@link #NO_NUMBER} for none. A hint that spares a search
     * @param open start of that bucket, epoch milliseconds
     */
    void apply(T item, int number, long open);

    /**
     * Takes what changed since the last call, by market. Of a session that is over only official closes are told: nothing
     * else reopens it.
     *
     * @param open start of the bucket that closes, epoch milliseconds
     */
    Map<String, News> close(long open);

    /** The first bucket whose close has work to do though no item came; empty for none. At least the open one. */
    default OptionalLong due() {
        return OptionalLong.empty();
    }

    /** The names whose news was not told yet, where the states alone do not say so. */
    default Set<String> untold() {
        return Set.of();
    }

    /** Every market that waits for watermarks. */
    Set<String> markets();

    /** What changed in one market. */
    record News(int session, List<IndexPartial> partials, List<LevelState> levels) {}
}
