package io.marketsignals.bench.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Turns prices and levels into records of the two input topics, each with its partition; prices wait until their partition's
 * batch is full. Times must not go back. Belongs to one thread.
 */
public final class FeedWriter {
    private static final int LEVEL_STEPS = 41;

    private final BenchMarket market;
    private final Consumer<ProducerRecord<byte[], byte[]>> sink;
    private final InputEncoders encoders;
    private final List<List<ConstituentPrice>> waiting;
    private final byte[][] keys;
    private final double[] levels;

    /** @param sink takes every record, in order */
    public FeedWriter(BenchMarket market, SchemaRegistry registry, Consumer<ProducerRecord<byte[], byte[]>> sink) {
        this.market = market;
        this.sink = sink;
        this.encoders = InputEncoders.of(registry);
        this.waiting = Stream.generate(() -> (List<ConstituentPrice>) new ArrayList<ConstituentPrice>())
                .limit(market.shape().pricePartitions())
                .toList();
        this.keys =
                market.symbols().stream().map(symbol -> symbol.getBytes(UTF_8)).toArray(byte[][]::new);
        this.levels = IntStream.range(0, market.indices().size())
                .mapToDouble(market::previousLevel)
                .toArray();
    }

    /** The session before the measured one: a price of each symbol, a level of each index, and heartbeats. */
    public void closes() {
        long time = market.closesAt();
        for (int s = 0; s < keys.length; s++) {
            price(s, time, market.previousClose(s), 1);
        }
        writeLevels(time);
        beat(time);
    }

    /** A price, sent with its batch. */
    public void price(int symbol, long time, double price, long volume) {
        ConstituentPrice tick = new ConstituentPrice(
                market.symbols().get(symbol),
                Instant.ofEpochMilli(time),
                price,
                volume,
                PriceKind.TRADED,
                TradingStatus.TRADING);
        int partition = market.partition(symbol);
        if (market.shape().batch() == 1) {
            sink.accept(new ProducerRecord<>(
                    TopicNames.PRICES,
                    partition,
                    time,
                    keys[symbol],
                    encoders.price().apply(tick)));
            return;
        }
        List<ConstituentPrice> batch = waiting.get(partition);
        batch.add(tick);
        if (batch.size() == market.shape().batch()) {
            flush(partition, time);
        }
    }

    /** A new level of every index, a step up or down, and a heartbeat where a partition has none. */
    public void levels(long time) {
        for (int i = 0; i < levels.length; i++) {
            long phase = (time / 1_000 * 13 + i * 7L) % LEVEL_STEPS;
            levels[i] = market.previousLevel(i) * (1 + (phase - LEVEL_STEPS / 2) * 1e-4);
        }
        writeLevels(time);
    }

    /** Sends what waits, and tells every partition of both topics that event time has come so far. */
    public void beat(long time) {
        for (int p = 0; p < waiting.size(); p++) {
            flush(p, time);
        }
        for (int p = 0; p < market.shape().levelPartitions(); p++) {
            sendLevels(p, time, List.of());
        }
    }

    private void flush(int partition, long time) {
        PriceBatch batch = new PriceBatch(Instant.ofEpochMilli(time), waiting.get(partition));
        byte[] value = encoders.prices().apply(batch);
        sink.accept(new ProducerRecord<>(TopicNames.PRICES, partition, time, null, value));
        waiting.get(partition).clear();
    }

    private void writeLevels(long time) {
        List<List<IndexTick>> byPartition = Stream.generate(() -> (List<IndexTick>) new ArrayList<IndexTick>())
                .limit(market.shape().levelPartitions())
                .toList();
        for (int i = 0; i < levels.length; i++) {
            byPartition
                    .get(market.levelPartition(i))
                    .add(new IndexTick(
                            market.indices().get(i), Instant.ofEpochMilli(time), levels[i], null, LevelKind.TRADED));
        }
        for (int p = 0; p < byPartition.size(); p++) {
            sendLevels(p, time, byPartition.get(p));
        }
    }

    private void sendLevels(int partition, long time, List<IndexTick> ticks) {
        byte[] value = encoders.levels().apply(new IndexTickBatch(Instant.ofEpochMilli(time), ticks));
        sink.accept(new ProducerRecord<>(TopicNames.INDEX_TICKS, partition, time, null, value));
    }
}
