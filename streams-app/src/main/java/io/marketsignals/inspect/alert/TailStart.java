package io.marketsignals.inspect.alert;

import java.time.Instant;

/** Where the alerts that are told begin. */
public sealed interface TailStart {
    /** With the first that the topic holds. */
    record Beginning() implements TailStart {}

    /** With event time, inclusive. */
    record Since(Instant time) implements TailStart {}

    /** With the last so many that are wanted: each partition's last, of these the latest; 0: with the next one. */
    record Last(int count) implements TailStart {
        public Last {
            if (count < 0) {
                throw new IllegalArgumentException("the last alerts are 0 or more, not " + count);
            }
        }
    }
}
