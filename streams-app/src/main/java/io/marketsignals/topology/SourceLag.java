package io.marketsignals.topology;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Tells whether a source partition has records that were not read yet, from the consumers' own lag. */
public final class SourceLag {
    private static final String LAG = "records-lag";
    /** Of one partition; no more than a poll or a few. */
    private static final double FEW = 10_000;

    /** How long it is believed, nanoseconds: looking through all metrics takes a while. */
    private static final long BELIEVED = 200_000_000;

    private final AtomicReference<Supplier<? extends Map<MetricName, ? extends Metric>>> metrics =
            new AtomicReference<>(Map::of);
    private final boolean asks;
    private volatile Seen seen = new Seen(false, System.nanoTime() - BELIEVED);

    private record Seen(boolean keepsUp, long nanos) {}

    public SourceLag() {
        this(true);
    }

    /** @param asks whether commits may be asked for ahead of their interval */
    public SourceLag(boolean asks) {
        this.asks = asks;
    }

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

    /** Whether few records are left to read in each partition that is read here, of inputs and between the stages; as of lately. */
    boolean keepsUp() {
        if (!asks) {
            return false;
        }
        Seen last = seen;
        long now = System.nanoTime();
        if (now - last.nanos() >= BELIEVED) {
            last = new Seen(mostLeft() <= FEW, now);
            seen = last;
        }
        return last.keepsUp();
    }

    private double mostLeft() {
        double most = 0;
        for (var entry : metrics.get().get().entrySet()) {
            MetricName name = entry.getKey();
            if (name.name().equals(LAG)
                    && name.tags().containsKey("partition")
                    && entry.getValue().metricValue() instanceof Double records
                    && records > most) {
                most = records;
            }
        }
        return most;
    }

    private static boolean isLagOf(MetricName name, String topic, int partition) {
        String of = name.tags().get("topic");
        return name.name().equals(LAG)
                && of != null
                && of.replace('.', '_').equals(topic.replace('.', '_'))
                && Integer.toString(partition).equals(name.tags().get("partition"));
    }
}
