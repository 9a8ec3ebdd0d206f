package io.marketsignals.metrics;

import io.marketsignals.model.RejectionReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The names of all meters, and the counters of what the topology does. Counts are of this process since its start, not of
 * the topics. {@link MetricTable} says what each name means.
 */
public final class SignalMetrics {
    public static final String TICKS = "signals.ticks";
    public static final String REFUSED = "signals.refused";
    public static final String CONTEXT_REFUSED = "signals.context.refused";
    public static final String LATE = "signals.late";
    public static final String UNKNOWN = "signals.unknown";
    public static final String OUT_OF_SESSION = "signals.out.of.session";
    public static final String FORCED = "signals.forced.watermarks";
    public static final String SOURCE_WATERMARK = "signals.source.watermark";

    public static final String REPORTS = "signals.reports";
    public static final String WATERMARK = "signals.watermark";
    public static final String MERGE_LAG = "signals.merge.lag";
    public static final String SILENT = "signals.merge.silent";
    public static final String WAITING = "signals.merge.waiting";
    public static final String SESSION = "signals.session.running";
    public static final String SCHEDULED = "signals.session.scheduled";
    public static final String COVERAGE = "signals.coverage";
    public static final String LEAD_LAG_WAITING = "signals.lead.lag.waiting";

    public static final String ALERTS = "signals.alerts";
    public static final String OPEN_ALERTS = "signals.open.alerts";
    public static final String ALERT_LATENCY = "signals.bucket.to.alert";

    public static final String STATE = "signals.state";
    public static final String REBALANCES = "signals.rebalances";
    public static final String THREAD_FAILURES = "signals.thread.failures";
    public static final String RESTORE_REMAINING = "signals.restore.remaining";
    public static final String RESTORED = "signals.restored";

    static final String INPUT = "input";
    static final String PARTITION = "partition";
    static final String REASON = "reason";
    static final String MARKET = "market";
    static final String INDEX = "index";
    static final String SIGNAL = "signal";
    static final String SEVERITY = "severity";
    static final String STATUS = "status";
    static final String LEAD_LAG = "lead-lag";
    static final String STORE = "store";

    private final MeterRegistry registry;
    private final ConcurrentMap<String, Counter> refused = new ConcurrentHashMap<>();

    /** Counters that only trouble moves begin at 0, so that the first trouble is seen as a rise. */
    public SignalMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (RejectionReason reason : RejectionReason.values()) {
            refused.put(reason.name(), registry.counter(REFUSED, REASON, reason.name()));
            registry.counter(CONTEXT_REFUSED, REASON, reason.name());
        }
    }

    /** Prices and levels that were taken in. */
    public Counter ticks(String input) {
        return registry.counter(TICKS, INPUT, input);
    }

    public void refused(String reason) {
        refused.computeIfAbsent(reason, id -> registry.counter(REFUSED, REASON, id))
                .increment();
    }

    /** A global store has no way to the dead letters: refused context events are counted and logged only. */
    public void contextRefused(String reason) {
        registry.counter(CONTEXT_REFUSED, REASON, reason).increment();
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

    /** Counts a revision that was told. */
    public void alert(String signal, String severity, String status) {
        registry.counter(ALERTS, SIGNAL, signal, SEVERITY, severity, STATUS, status)
                .increment();
    }

    /** The gauges of a source partition, for the task that reads it. */
    public SourceMeters source(String input, int partition) {
        return new SourceMeters(registry, input, partition);
    }

    /** The meters of a market, for the task that owns it. */
    public MarketMeters market(String market) {
        return new MarketMeters(registry, market);
    }

    /** The gauges of the cross-market stage, for its task. */
    public LeadLagMeters leadLags() {
        return new LeadLagMeters(registry);
    }

    /** The meters of restoring some stores. */
    public RestoreMeters restore(Iterable<String> stores) {
        return new RestoreMeters(registry, stores);
    }
}
