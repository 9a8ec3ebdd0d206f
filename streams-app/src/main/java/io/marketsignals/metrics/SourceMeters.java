package io.marketsignals.metrics;

import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Buckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What is shown of one source partition while a task of this instance reads it. */
public final class SourceMeters implements AutoCloseable {
    private final OwnedGauges gauges;
    private volatile long watermark = EventClock.NEVER;
    private long closed = EventClock.NEVER;

    SourceMeters(MeterRegistry registry, String input, int partition) {
        gauges = new OwnedGauges(registry);
        gauges.add(
                SignalMetrics.SOURCE_WATERMARK,
                Tags.of(SignalMetrics.INPUT, input, SignalMetrics.PARTITION, Integer.toString(partition)),
                "seconds",
                () -> MarketMeters.seconds(watermark));
    }

    /** Shows how far the partition has told; called once a record. True if that is further than before. */
    public boolean at(EventClock clock, Buckets buckets) {
        boolean moved = clock.closed() != closed; // a plain look spares each record a volatile write
        if (moved) {
            closed = clock.closed();
            watermark = clock.started() ? buckets.end(closed) : EventClock.NEVER;
        }
        return moved;
    }

    @Override
    public void close() {
        gauges.close();
    }
}
