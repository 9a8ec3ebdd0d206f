package io.marketsignals.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ClientMetersTest {
    private static final String CONSUMER = "app-StreamThread-1-consumer";

    private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();

    @Test
    void shouldCountALagOnceWhenItIsToldUnderBothSpellingsOfTheTopic() {
        lag("market.index-ticks.v1", 0, 7);
        lag("market_index-ticks_v1", 0, 7);
        lag("market.index-ticks.v1", 1, 5);
        lag("market_index-ticks_v1", 1, 5);

        ClientMeters meters = ClientMeters.of(metrics);

        assertThat(meters.lag(CONSUMER)).isEqualTo(12);
        assertThat(meters.lag(CONSUMER, "market.index-ticks.v1", 1)).hasValue(5);
    }

    @Test
    void shouldKnowNoLagBeforeABrokerHasTold() {
        lag("prices", 0, Double.NaN);

        ClientMeters meters = ClientMeters.of(metrics);

        assertThat(meters.lag(CONSUMER, "prices", 0)).isEmpty();
        assertThat(meters.lag(CONSUMER)).isZero();
    }

    @Test
    void shouldKnowNoPollOfAConsumerThatNeverPolled() {
        put(new MetricName("last-poll-seconds-ago", "consumer-metrics", "", Map.of("client-id", CONSUMER)), -1.0);

        assertThat(ClientMeters.of(metrics).sincePoll(CONSUMER)).isEmpty();
    }

    @Test
    void shouldReadThreadsByTheirNames() {
        put(new MetricName("process-total", "stream-thread-metrics", "", Map.of("thread-id", "t")), 42.0);
        put(
                new MetricName("process-total", "stream-task-metrics", "", Map.of("thread-id", "t", "task-id", "0_0")),
                9.0);
        put(new MetricName("process-rate", "stream-thread-metrics", "", Map.of("thread-id", "t")), 1.5);

        ClientMeters meters = ClientMeters.of(metrics);

        assertThat(meters.processed("t")).isEqualTo(42);
        assertThat(meters.processRate("t")).isEqualTo(1.5);
        assertThat(meters.processed("another")).isZero();
    }

    private void lag(String topic, int partition, double lag) {
        Map<String, String> tags = Map.of("client-id", CONSUMER, "topic", topic, "partition", "" + partition);
        put(new MetricName("records-lag", "consumer-fetch-manager-metrics", "", tags), lag);
    }

    private void put(MetricName name, Object value) {
        metrics.put(name, new Metric() {
            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
