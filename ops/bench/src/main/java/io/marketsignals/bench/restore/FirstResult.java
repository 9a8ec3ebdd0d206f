package io.marketsignals.bench.restore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Waits, in a thread of its own, for the first committed record that is put into a topic from now on. */
final class FirstResult implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<Long> seen = new CompletableFuture<>();
    private final Thread thread = new Thread(this::read, "first-result");
    private volatile boolean stopped;

    /** {@code consumer} reads committed; closed with this. */
    FirstResult(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    /** When it was seen, by {@code System.nanoTime}; IllegalStateException when none comes in time. */
    long await(Duration patience) throws InterruptedException {
        try {
            return seen.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("No result within " + patience.toSeconds() + " s", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Results cannot be read", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!stopped) {
                if (!consumer.poll(POLL).isEmpty()) {
                    seen.complete(System.nanoTime());
                }
            }
        } catch (RuntimeException e) {
            seen.completeExceptionally(e);
        }
    }
}
