package io.marketsignals.delivery;

import io.marketsignals.topology.MarketProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How far each market is, as committed; watched from outside. */
final class ProgressWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<MarketProgress.Stage, Map<String, Long>> watermarks = Map.of(
            MarketProgress.Stage.MARKET, new ConcurrentHashMap<>(),
            MarketProgress.Stage.CROSS_MARKET, new ConcurrentHashMap<>());
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
        await(MarketProgress.Stage.MARKET, instant);
    }

    /** Waits until every market has passed a full hour, and what markets tell each other is worked off until then. */
    void awaitEnd(Instant hour) {
        await(MarketProgress.Stage.MARKET, hour);
        await(MarketProgress.Stage.CROSS_MARKET, hour);
    }

    private void await(MarketProgress.Stage stage, Instant instant) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> Tape.MARKETS.stream()
                .allMatch(market ->
                        watermarks.get(stage).getOrDefault(market, Long.MIN_VALUE) >= instant.toEpochMilli()));
    }

    private void watch() {
        Map<String, MarketProgress.Stage> topics = new HashMap<>();
        watermarks.keySet().forEach(stage -> topics.put(stage.changelog("delivery"), stage));
        try (var consumer = cluster.consumer("progress-watch")) {
            Map<String, List<PartitionInfo>> found = Map.of();
            while (!found.keySet().containsAll(topics.keySet()) && !over) {
                found = consumer.listTopics();
            }
            if (over) {
                return;
            }
            consumer.assign(topics.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (!over) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> MarketProgress.read(
                                new String(record.key(), StandardCharsets.UTF_8), record.value())
                        .ifPresent(mark ->
                                watermarks.get(topics.get(record.topic())).put(mark.market(), mark.watermark())));
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
