package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;

/** What a record's bytes turned out to be: a value, or the reason why they are none. */
public sealed interface Decoded<T> {

    /** The bytes were a record. */
    record Value<T>(T value) implements Decoded<T> {}

    /**
     * The bytes were not a record that belongs here.
     *
     * @param detail a sentence for people; quotes at most 64 printable characters of what was received
     */
    record Refused<T>(RejectionReason reason, String detail) implements Decoded<T> {}
}
