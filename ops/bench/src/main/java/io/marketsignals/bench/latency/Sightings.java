package io.marketsignals.bench.latency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Triggers that have been sent and the alerts that came back of them. One thread sends, another one sees. */
final class Sightings {
    /** Latencies beyond it count as this long. */
    private static final long LONGEST_MICROS = 600_000_000;

    private record Key(long bucket, int zone) {}

    private final Map<Key, Long> intended = new ConcurrentHashMap<>();
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
    private final AtomicLong strange = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();
    private volatile long from = Long.MAX_VALUE;
    private volatile long to = Long.MAX_VALUE;

    /** Counts triggers that are meant to be sent in [from, to) only, by {@code System.nanoTime}. */
    void measure(long fromNanos, long toNanos) {
        to = toNanos;
        from = fromNanos;
    }

    /** Before it is sent: when a trigger should be sent, by {@code System.nanoTime}. */
    void sent(long bucket, int zone, long intendedNanos) {
        intended.put(new Key(bucket, zone), intendedNanos);
    }

    /** An alert of a zone's break or failed break, as of a bucket. */
    void seen(long bucket, int zone, long nanos) {
        Long sent = intended.remove(new Key(bucket, zone));
        if (sent == null) {
            strange.incrementAndGet();
            return;
        }
        seen.incrementAndGet();
        if (from <= sent && sent < to) {
            micros.recordValue(Math.max(0, Math.min(LONGEST_MICROS, (nanos - sent) / 1000)));
        }
    }

    /** Triggers whose alert has not been seen. */
    int open() {
        return intended.size();
    }

    /** Alerts that no trigger explains, or that came twice. */
    long strange() {
        return strange.get();
    }

    /** Triggers whose alert has been seen, warm-up included. */
    long seen() {
        return seen.get();
    }

    /** Latencies of the measured time, microseconds; for one thread, once nothing is seen any more. */
    Histogram micros() {
        return micros;
    }
}
