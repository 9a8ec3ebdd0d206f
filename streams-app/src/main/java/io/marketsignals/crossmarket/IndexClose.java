package io.marketsignals.crossmarket;

import io.marketsignals.index.reading.IndexReading;
import java.util.Objects;

/**
 * The closing measures of an index that another market may look at.
 *
 * @param level index points; null: none
 * @param sessionReturn fraction; null without a level or a previous close
 * @param percentAdvancing A/(A+D); null when both are 0
 * @param relativeVolume session volume over its mean; null where the history is too short
 * @param coverage counted members over members, 0..1
 */
public record IndexClose(
        String index,
        Double level,
        Double sessionReturn,
        Double percentAdvancing,
        Double relativeVolume,
        double coverage) {
    public IndexClose {
        Objects.requireNonNull(index, "index");
    }

    static IndexClose of(IndexReading reading) {
        return new IndexClose(
                reading.index(),
                reading.last(),
                reading.sessionReturn(),
                reading.breadth().percentAdvancing(),
                reading.relativeVolume(),
                reading.breadth().coverage());
    }
}
