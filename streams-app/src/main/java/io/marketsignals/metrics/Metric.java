package io.marketsignals.metrics;

import java.util.List;
import java.util.Objects;

/**
 * A meter of ours: one row of the table that operators read.
 *
 * @param name as Micrometer has it, parted by dots
 * @param tags besides {@code application}, which all carry
 * @param unit what the value counts or measures
 * @param meaning a sentence
 */
public record Metric(String name, Type type, List<String> tags, String unit, String meaning) {
    /** What Prometheus calls it. */
    public enum Type {
        COUNTER("_total"),
        GAUGE(""),
        /** Times in seconds, with {@code _bucket}, {@code _sum} and {@code _count}; Micrometer adds a gauge {@code _max}. */
        HISTOGRAM("_seconds");

        private final String suffix;

        Type(String suffix) {
            this.suffix = suffix;
        }
    }

    public Metric {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        tags = List.copyOf(tags);
    }

    /** The name in the scrape; of a histogram, that of its family. */
    public String exposed() {
        boolean isTime = type == Type.GAUGE && unit.startsWith("seconds");
        return name.replace('.', '_') + (isTime ? "_seconds" : type.suffix);
    }
}
