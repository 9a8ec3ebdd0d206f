package io.marketsignals.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** What is shown of the streams client of one instance. */
public final class ClientMeters {
    private final Counter rebalances;
    private final Counter replaced;
    private final Counter stopped;

    private ClientMeters(MeterRegistry registry) {
        rebalances = registry.counter(SignalMetrics.REBALANCES);
        replaced = failures(registry, "replaced");
        stopped = failures(registry, "stopped");
    }

    /**
     * The meters of a client.
     *
     * @param states all names that a state can have: one gauge each
     * @param state the present one's; asked at every scrape
     */
    public static ClientMeters of(MeterRegistry registry, List<String> states, Supplier<String> state) {
        for (String name : states) {
            Gauge.builder(SignalMetrics.STATE, () -> name.equals(state.get()) ? 1 : 0)
                    .tag("state", name)
                    .register(registry);
        }
        return new ClientMeters(registry);
    }

    /** Counts that tasks are dealt out anew. */
    public void rebalance() {
        rebalances.increment();
    }

    /** Counts a thread that failed, and whether another took its place or the instance stops. */
    public void threadFailed(boolean isReplaced) {
        (isReplaced ? replaced : stopped).increment();
    }

    private static Counter failures(MeterRegistry registry, String answer) {
        return registry.counter(SignalMetrics.THREAD_FAILURES, "answer", answer);
    }
}
