package io.marketsignals.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What waits in the cross-market stage while its task is on this instance. */
public final class LeadLagMeters implements AutoCloseable {
    private final OwnedGauges gauges;
    private final Map<String, AtomicLong> waiting = new HashMap<>();

    LeadLagMeters(MeterRegistry registry) {
        gauges = new OwnedGauges(registry);
    }

    /** Shows how many triggers and sessions of a lead-lag wait for the other market. */
    public void waiting(String leadLag, long count) {
        waiting.computeIfAbsent(leadLag, this::gauge).set(count);
    }

    private AtomicLong gauge(String leadLag) {
        AtomicLong count = new AtomicLong();
        gauges.add(SignalMetrics.LEAD_LAG_WAITING, Tags.of(SignalMetrics.LEAD_LAG, leadLag), null, count::get);
        return count;
    }

    @Override
    public void close() {
        gauges.close();
    }
}
