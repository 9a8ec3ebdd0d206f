package io.marketsignals.topology;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Tells whether a source partition has records that were not read yet, from the consumers' own lag. */
public final class SourceLag {
    private static final String LAG = "records-lag";

    private final AtomicReference<Supplier<? extends Map<MetricName, ? extends Metric>>> metrics =
            new AtomicReference<>(Map::of);

    /** To be called once the streams client exists. */
    public void attach(Supplier<? extends Map<MetricName, ? extends Metric>> clientMetrics) {
        metrics.set(clientMetrics);
    }

    /** Whether nothing is left to read; true for a partition that never had a record. */
    boolean nothingLeft(String topic, int partition) {
        return metrics.get().get().entrySet().stream()
                .filter(entry -> isLagOf(entry.getKey(), topic, partition))
                .map(entry -> entry.getValue().metricValue())
                .noneMatch(lag -> lag instanceof Double records && records > 0);
    }

    private static boolean isLagOf(MetricName name, String topic, int partition) {
        String of = name.tags().get("topic");
        return name.name().equals(LAG)
                && of != null
                && of.replace('.', '_').equals(topic.replace('.', '_'))
                && Integer.toString(partition).equals(name.tags().get("partition"));
    }
}
