package io.marketsignals.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** How far stores are with reading their changelogs, over all partitions on this instance. Any thread. */
public final class RestoreMeters {
    private final MeterRegistry registry;
    private final ConcurrentMap<String, StoreMeters> stores = new ConcurrentHashMap<>();

    RestoreMeters(MeterRegistry registry, Iterable<String> stores) {
        this.registry = registry;
        stores.forEach(this::of);
    }

    /** Shows how many records are left to read; its partitions' figures are added up by the caller. */
    public void remaining(String store, long records) {
        of(store).remaining().set(records);
    }

    /** Counts records that were read. */
    public void restored(String store, long records) {
        of(store).restored().increment((double) records);
    }

    private StoreMeters of(String store) {
        return stores.computeIfAbsent(store, id -> {
            AtomicLong remaining = new AtomicLong();
            Gauge.builder(SignalMetrics.RESTORE_REMAINING, remaining, AtomicLong::get)
                    .tag(SignalMetrics.STORE, id)
                    .strongReference(true)
                    .register(registry);
            return new StoreMeters(remaining, registry.counter(SignalMetrics.RESTORED, SignalMetrics.STORE, id));
        });
    }

    private record StoreMeters(AtomicLong remaining, Counter restored) {}
}
