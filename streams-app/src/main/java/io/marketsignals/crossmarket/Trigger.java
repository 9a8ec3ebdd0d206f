package io.marketsignals.crossmarket;

import java.util.Objects;

/**
 * An alert of an index that may start a watch on its followers.
 *
 * @param alert the alert's id
 * @param time its event time, epoch milliseconds
 * @param asOf start of the bucket that it speaks of, epoch milliseconds
 * @param watermark event time that every source of its market had passed, epoch milliseconds
 */
public record Trigger(
        String signal,
        String event,
        String alert,
        String market,
        String index,
        long time,
        long asOf,
        long watermark,
        boolean forced) {
    public Trigger {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(index, "index");
    }
}
