package io.marketsignals.model;

import java.time.LocalTime;

/** Local open and close of a session; the open lies before the close on the same date. */
public record SessionHours(LocalTime open, LocalTime close) {
    public SessionHours {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException("a session must open before it closes: " + open + " to " + close);
        }
    }
}
