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
 * @param watermark event time that every source had passed: end of the bucket, or the session's end, or, for a correction,
 *     the end of the bucket that brought it
 * @param forced whether a source was silent, so that this rests on a forced watermark
 * @param indices every index with data in the session, by id
 * @param changed what is new at this moment: indices, then pairs, then zones, each by id, then the segments
 * @param correction what this close corrects; null: it is the session's first, or no close
 */
public record MarketReading(
        MarketSession reference,
        boolean closing,
        long asOf,
        long eventTime,
        long watermark,
        boolean forced,
        NavigableMap<String, IndexReading> indices,
        List<Reading> changed,
        Correction correction) {

    /**
     * A close that is made again because data behind it came late.
     *
     * @param revision of the close, 2 with its first correction
     * @param formerCloses the closing levels it replaces, of the indices whose level changed
     */
    public record Correction(int revision, NavigableMap<String, Double> formerCloses) {}

    /** A reading that corrects nothing. */
    public MarketReading(
            MarketSession reference,
            boolean closing,
            long asOf,
            long eventTime,
            long watermark,
            boolean forced,
            NavigableMap<String, IndexReading> indices,
            List<Reading> changed) {
        this(reference, closing, asOf, eventTime, watermark, forced, indices, changed, null);
    }

    public MarketReading {
        Objects.requireNonNull(reference, "reference");
        changed = List.copyOf(changed);
    }

    /** The event time of what this reading lets be told: its own, or that of the correction. */
    public long toldAt() {
        return correction == null ? eventTime : watermark;
    }

    /** 1 for a session's first close, then counting its corrections. */
    public int revision() {
        return correction == null ? 1 : correction.revision();
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
