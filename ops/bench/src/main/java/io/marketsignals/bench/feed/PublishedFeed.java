package io.marketsignals.bench.feed;

import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * What a feed has put into the input topics.
 *
 * @param ticks prices of the measured session
 * @param records by topic and partition
 */
public record PublishedFeed(long ticks, Map<String, NavigableMap<Integer, Long>> records) {
    private static final long TWO_SECONDS = 2_000;

    /** Publishes the market's reference data. */
    public static void reference(BenchCluster cluster, BenchMarket market) throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            ReferenceSending.send(producer, cluster.registry(), RunName.NONE, market.entries(), List.of());
        }
    }

    /**
     * Publishes reference data, the previous closes and the whole measured session, with heartbeats at its end that close
     * every bucket but not the session; returns when the broker has all of it.
     */
    public static PublishedFeed publish(BenchCluster cluster, BenchMarket market) throws InterruptedException {
        reference(cluster, market);
        Map<String, NavigableMap<Integer, Long>> records = new HashMap<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            FeedWriter writer = new FeedWriter(market, cluster.registry(), record -> {
                count(records, record);
                var unused = producer.send(record, (metadata, e) -> failure.compareAndSet(null, e));
            });
            write(market, writer);
            producer.flush();
        }
        if (failure.get() != null) {
            throw new KafkaException("The broker did not take the feed", failure.get());
        }
        cluster.check(records);
        return new PublishedFeed(market.shape().ticks(), records);
    }

    /** Records of the prices topic. */
    public long priceRecords() {
        return records.get(TopicNames.PRICES).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void write(BenchMarket market, FeedWriter writer) {
        writer.closes();
        TickTape tape = new TickTape(market);
        long second = -1;
        long time = market.opensAt();
        for (long i = 0; i < market.shape().ticks(); i++) {
            tape.next();
            time = tape.time();
            if (time / 1_000 > second) {
                second = time / 1_000;
                writer.levels(time);
            }
            writer.price(tape.symbol(), time, tape.price(), tape.volume());
        }
        writer.beat(time + TWO_SECONDS);
    }

    private static void count(Map<String, NavigableMap<Integer, Long>> records, ProducerRecord<byte[], byte[]> record) {
        records.computeIfAbsent(record.topic(), topic -> new TreeMap<>()).merge(record.partition(), 1L, Long::sum);
    }
}
