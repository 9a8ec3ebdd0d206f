package io.marketsignals.delivery;

import static org.awaitility.Awaitility.await;

import io.marketsignals.topology.MarketProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** How far each market is, as committed; watched from outside. */
final class ProgressWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<String, Long> watermarks = new ConcurrentHashMap<>();
    private final Cluster cluster;
    private final Thread thread = new Thread(this::watch, "progress-watch");
    private volatile boolean over;

    ProgressWatch(Cluster cluster) {
        this.cluster = cluster;
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until every market has passed an instant. */
    void awaitAll(Instant instant) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> Tape.MARKETS.stream()
                .allMatch(market -> passed(market, instant)));
    }

    private boolean passed(String market, Instant instant) {
        return watermarks.getOrDefault(market, Long.MIN_VALUE) >= instant.toEpochMilli();
    }

    private void watch() {
        String topic = MarketProgress.changelog("delivery");
        try (var consumer = cluster.consumer("progress-watch")) {
            List<PartitionInfo> partitions = List.of();
            while (partitions.isEmpty() && !over) {
                partitions = consumer.listTopics().getOrDefault(topic, List.of());
            }
            consumer.assign(partitions.stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (!over) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> MarketProgress.read(
                                new String(record.key(), StandardCharsets.UTF_8), record.value())
                        .ifPresent(mark -> watermarks.put(mark.market(), mark.watermark())));
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
