package io.marketsignals.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Gauges that live as long as their owner. Where the next owner in this process comes before the last has gone, its gauge
 * takes the place, and the last one's leaving does not take it away.
 */
final class OwnedGauges implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Gauge> gauges = new ArrayList<>();

    OwnedGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param unit base unit, which the exposed name ends with; null for a count
     * @param value NaN where there is none
     */
    void add(String name, Tags tags, String unit, DoubleSupplier value) {
        Gauge before = registry.find(name).tags(tags).gauge();
        if (before != null) {
            registry.remove(before);
        }
        gauges.add(Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .tags(tags)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry));
    }

    @Override
    public void close() {
        for (Gauge gauge : gauges) {
            boolean stillOurs = registry.find(gauge.getId().getName()).gauges().stream()
                    .anyMatch(registered -> registered == gauge); // equal is any with the same name and tags
            if (stillOurs) {
                registry.remove(gauge);
            }
        }
        gauges.clear();
    }
}
