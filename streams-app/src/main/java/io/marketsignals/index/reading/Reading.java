package io.marketsignals.index.reading;

import java.util.List;

/** What a detector judges: the measures of one subject. */
public sealed interface Reading permits IndexReading, PairReading, ZoneReading, SegmentsReading {
    /** Index, pair, zone or, of segments, market id. */
    String subject();

    /** The indices whose measures it rests on. */
    List<String> indices();
}
