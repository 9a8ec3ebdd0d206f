package io.marketsignals.topology.query;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** The few of a client's metrics that tell whether it gets on; taken once. */
final class ClientMeters {
    private static final String PROCESSED = "process-total";
    private static final String PROCESS_RATE = "process-rate";
    private static final String SINCE_POLL = "last-poll-seconds-ago";
    private static final String CONNECTIONS = "connection-count";
    private static final String LAG = "records-lag";
    private static final String OF_THREADS = "stream-thread-metrics";
    private static final String OF_CONSUMERS = "consumer-metrics";

    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, Long> lags = new HashMap<>();

    private ClientMeters() {}

    static ClientMeters of(Map<MetricName, ? extends Metric> metrics) {
        ClientMeters meters = new ClientMeters();
        metrics.forEach((name, metric) -> {
            switch (name.name()) {
                case PROCESSED, PROCESS_RATE -> meters.add(name, OF_THREADS, "thread-id", metric);
                case SINCE_POLL, CONNECTIONS -> meters.add(name, OF_CONSUMERS, "client-id", metric);
                case LAG -> meters.addLag(name, metric);
                default -> {}
            }
        });
        return meters;
    }

    /** Seconds; empty for a consumer that never polled. */
    OptionalDouble sincePoll(String consumer) {
        double seconds = values.getOrDefault(key(SINCE_POLL, consumer), -1.0);
        return seconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    long processed(String thread) {
        return values.getOrDefault(key(PROCESSED, thread), 0.0).longValue();
    }

    double processRate(String thread) {
        return values.getOrDefault(key(PROCESS_RATE, thread), 0.0);
    }

    int connections(String consumer) {
        return values.getOrDefault(key(CONNECTIONS, consumer), 0.0).intValue();
    }

    /** Of all partitions that a consumer reads. */
    long lag(String consumer) {
        return lags.getOrDefault(consumer, 0L);
    }

    /** Empty before a broker has told where the partition ends. */
    OptionalLong lag(String consumer, String topic, int partition) {
        Long lag = lags.get(key(consumer, topic, Integer.toString(partition)));
        return lag == null ? OptionalLong.empty() : OptionalLong.of(lag);
    }

    private void add(MetricName name, String group, String tag, Metric metric) {
        String of = name.tags().get(tag);
        if (name.group().equals(group)
                && of != null
                && metric.metricValue() instanceof Number value
                && !Double.isNaN(value.doubleValue())) {
            values.put(key(name.name(), of), value.doubleValue());
        }
    }

    /** Each lag comes twice: clients of 4.x tell the topic's name as it is, and, as before, with its dots replaced. */
    private void addLag(MetricName name, Metric metric) {
        String consumer = name.tags().get("client-id");
        String topic = name.tags().get("topic");
        String partition = name.tags().get("partition");
        if (consumer != null
                && topic != null
                && partition != null
                && metric.metricValue() instanceof Number value
                && !Double.isNaN(value.doubleValue())) {
            Long told = lags.put(key(consumer, topic, partition), value.longValue());
            if (told == null) {
                lags.merge(consumer, value.longValue(), Long::sum);
            }
        }
    }

    private static String key(String... parts) {
        return parts.length == 3
                ? parts[0] + '/' + parts[1].replace('.', '_') + '/' + parts[2]
                : parts[0] + '/' + parts[1];
    }
}
