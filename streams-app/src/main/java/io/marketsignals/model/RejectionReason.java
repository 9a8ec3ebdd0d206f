package io.marketsignals.model;

/** Why a record or a price was refused; the closed list that dead letters, metrics and reports share. */
public enum RejectionReason {
    /** The record has no value. */
    NULL_VALUE,
    /** A single price or level has no key, so its partition says nothing about its symbol. */
    NULL_KEY,
    /** The key is not the symbol or index that the value names. */
    KEY_MISMATCH,
    /** The value does not start with the wire format's zero byte and a 4-byte id. */
    NOT_WIRE_FORMAT,
    /** The registry does not know the schema id. */
    UNKNOWN_SCHEMA,
    /** The schema id names a record that does not belong on this topic, or cannot be read as one that does. */
    FOREIGN_SCHEMA,
    /** The payload ends before the record does. */
    TRUNCATED,
    /** The payload goes on after the record's end. */
    TRAILING_BYTES,
    /** The payload is not what its schema says, or exceeds a size limit. */
    MALFORMED,
    /** The symbol or index name is empty or longer than 64 characters. */
    BAD_NAME,
    /** The price or level is NaN, infinite, zero or negative. */
    BAD_PRICE,
    /** The volume is negative. */
    BAD_VOLUME,
    /** The event time is too far behind what the partition has seen, or before 1970-01-02. */
    TIME_TOO_OLD,
    /** The event time is further ahead of what the partition has seen than any gap between sessions. */
    TIME_TOO_FAR_AHEAD
}
