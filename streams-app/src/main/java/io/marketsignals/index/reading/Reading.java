package io.marketsignals.index.reading;

/** What a detector judges: the measures of one subject. */
public sealed interface Reading permits IndexReading, PairReading, ZoneReading {
    /** Index, pair or zone id. */
    String subject();
}
