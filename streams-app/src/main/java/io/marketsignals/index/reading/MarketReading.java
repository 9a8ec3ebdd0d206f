package io.marketsignals.index.reading;

import io.marketsignals.model.MarketSession;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

/**
 * All measures of one market at one moment of event time.
 *
 * @param reference members, pairs and zones of the session
 * @param closing whether this is the session's close rather than a bucket
 * @param asOf start of the bucket; for a close, of the session's last bucket; epoch milliseconds
 * @param eventTime end of the bucket, or the session's close
 * @param watermark event time that every source had passed: end of the bucket, or the session's end
 * @param forced whether a source was silent, so that this rests on a forced watermark
 * @param indices every index with data in the session, by id
 * @param changed what is new at this moment: indices, then pairs, then zones, each by id, then the segments
 */
public record MarketReading(
        MarketSession reference,
        boolean closing,
        long asOf,
        long eventTime,
        long watermark,
        boolean forced,
        NavigableMap<String, IndexReading> indices,
        List<Reading> changed) {

    public MarketReading {
        Objects.requireNonNull(reference, "reference");
        changed = List.copyOf(changed);
    }

    public String market() {
        return reference.market();
    }

    /** Session returns of the market's segments other than one index's own, by index id. */
    public Map<String, IndexReading> otherSegments(String index) {
        NavigableMap<String, IndexReading> others = new java.util.TreeMap<>(indices);
        others.remove(index);
        others.values().removeIf(reading -> reading.segment() == null);
        return others;
    }
}
