package io.marketsignals.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the topology does. The counts are of this process since its start, not of the topics. */
public final class SignalMetrics {
    /** Prices and levels that were taken in, by input. */
    public static final String TICKS = "signals.ticks";
    /** Records refused, by reason. */
    public static final String REFUSED = "signals.refused";
    /** Context events refused, by reason; a global store has no way to the dead letters. */
    public static final String CONTEXT_REFUSED = "signals.context.refused";
    /** Ticks older than their symbol's last. */
    public static final String LATE = "signals.late";
    /** Ticks of symbols and indices that no reference data knows. */
    public static final String UNKNOWN = "signals.unknown";
    /** Ticks outside of every session of their market. */
    public static final String OUT_OF_SESSION = "signals.out.of.session";
    /** Watermarks forced for silent source partitions. */
    public static final String FORCED = "signals.forced.watermarks";
    /** Alert revisions told, by signal and status. */
    public static final String ALERTS = "signals.alerts";
    /** Reports that wait for slower sources, by market. */
    public static final String WAITING = "signals.merge.waiting";

    /** Triggers and sessions that wait for the other market, by lead-lag. */
    public static final String LEAD_LAG_WAITING = "signals.lead.lag.waiting";

    private final MeterRegistry registry;
    private final ConcurrentMap<String, AtomicLong> waiting = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicLong> leadLagWaiting = new ConcurrentHashMap<>();

    public SignalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public Counter ticks(String input) {
        return registry.counter(TICKS, "input", input);
    }

    public void refused(String reason) {
        registry.counter(REFUSED, "reason", reason).increment();
    }

    public void contextRefused(String reason) {
        registry.counter(CONTEXT_REFUSED, "reason", reason).increment();
    }

    public Counter late() {
        return registry.counter(LATE);
    }

    public Counter unknown() {
        return registry.counter(UNKNOWN);
    }

    public Counter outOfSession() {
        return registry.counter(OUT_OF_SESSION);
    }

    public Counter forced() {
        return registry.counter(FORCED);
    }

    public void alert(String signal, String status) {
        registry.counter(ALERTS, "signal", signal, "status", status).increment();
    }

    /** Sets how many reports of a market wait. */
    public void waiting(String market, long count) {
        gauge(waiting, WAITING, "market", market).set(count);
    }

    /** Sets how many triggers and sessions of a lead-lag wait. */
    public void leadLagWaiting(String leadLag, long count) {
        gauge(leadLagWaiting, LEAD_LAG_WAITING, "lead-lag", leadLag).set(count);
    }

    private AtomicLong gauge(ConcurrentMap<String, AtomicLong> gauges, String name, String tag, String value) {
        return gauges.computeIfAbsent(value, id -> {
            AtomicLong gauge = new AtomicLong();
            Gauge.builder(name, gauge, AtomicLong::get).tag(tag, id).register(registry);
            return gauge;
        });
    }
}
