package io.marketsignals.history.publish;

import io.marketsignals.history.feed.Tick;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends ticks to the two input topics in batches. Every flush goes to every partition of both topics with the same event
 * time reached, an empty batch where nothing is buffered, so that no partition lags behind. Belongs to one thread.
 */
public final class Publisher {
    /** Ticks that are gathered before a flush. */
    static final int FLUSH_TICKS = 5_000;

    /** Ticks in a record at most. */
    static final int BATCH_TICKS = 500;

    /** How far the last heartbeat lies after the last tick: every session has ended by then. */
    public static final Duration TAIL = Duration.ofDays(2);

    private final Producer<byte[], byte[]> producer;
    private final InputEncoders encoders;
    private final Pace pace;
    private final PartitionBuffers prices;
    private final PartitionBuffers levels;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long firstBuffered;
    private long reached = Long.MIN_VALUE;
    private long published;

    /**
     * @param pricePartitions partitions of the constituent prices
     * @param levelPartitions partitions of the index ticks
     */
    public Publisher(
            Producer<byte[], byte[]> producer,
            InputEncoders encoders,
            Pace pace,
            int pricePartitions,
            int levelPartitions) {
        this.producer = producer;
        this.encoders = encoders;
        this.pace = pace;
        this.prices = new PartitionBuffers(pricePartitions);
        this.levels = new PartitionBuffers(levelPartitions);
    }

    /** Takes the next tick; its time must not lie before the last one's. */
    public void publish(Tick tick) throws InterruptedException {
        if (tick.time() < reached) {
            throw new IllegalArgumentException("ticks must come in order of time: " + tick + " after " + reached);
        }
        if (buffered() > 0 && tick.time() - firstBuffered >= pace.flushEvery().toMillis()) {
            flush();
        }
        if (reached != Long.MIN_VALUE) {
            stepTowards(tick.time());
        }
        if (buffered() == 0) {
            firstBuffered = tick.time();
        }
        reached = tick.time();
        (tick.level() ? levels : prices).add(tick);
        published++;
        if (buffered() >= FLUSH_TICKS) {
            flush();
        }
    }

    /** Sends what is left, then a heartbeat two days after the last tick; returns when the brokers have all of it. */
    public void finish() throws InterruptedException {
        if (published > 0) {
            flush();
            reached += TAIL.toMillis();
            flush();
        }
        producer.flush();
        check();
    }

    /** Ticks taken so far. */
    public long published() {
        return published;
    }

    /** Event time reached, epoch milliseconds UTC; Long.MIN_VALUE before the first tick. */
    public long reached() {
        return reached;
    }

    /** Sends all that is buffered to every partition. */
    public void flush() throws InterruptedException {
        pace.await(reached);
        for (int partition = 0; partition < prices.partitions(); partition++) {
            for (PartitionBuffers.Batch batch : prices.drain(partition, BATCH_TICKS, reached)) {
                PriceBatch value = new PriceBatch(
                        Instant.ofEpochMilli(batch.asOf()),
                        batch.ticks().stream().map(Publisher::price).toList());
                send(
                        TopicNames.PRICES,
                        partition,
                        batch.asOf(),
                        encoders.prices().apply(value));
            }
        }
        for (int partition = 0; partition < levels.partitions(); partition++) {
            for (PartitionBuffers.Batch batch : levels.drain(partition, BATCH_TICKS, reached)) {
                IndexTickBatch value = new IndexTickBatch(
                        Instant.ofEpochMilli(batch.asOf()),
                        batch.ticks().stream().map(Publisher::level).toList());
                send(
                        TopicNames.INDEX_TICKS,
                        partition,
                        batch.asOf(),
                        encoders.levels().apply(value));
            }
        }
    }

    private void stepTowards(long time) throws InterruptedException {
        long step = pace.longestStep().toMillis();
        while (time - reached > step) {
            if (buffered() > 0) {
                flush();
            }
            reached += step;
            flush();
        }
    }

    private int buffered() {
        return prices.size() + levels.size();
    }

    private void send(String topic, int partition, long asOf, byte[] value) {
        check();
        var unused = producer.send(new ProducerRecord<>(topic, partition, asOf, null, value), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    private void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("The brokers did not take a batch", failed);
        }
    }

    private static ConstituentPrice price(Tick tick) {
        return new ConstituentPrice(
                tick.symbol(),
                Instant.ofEpochMilli(tick.time()),
                tick.value(),
                tick.knownVolume().orElse(null),
                PriceKind.TRADED,
                TradingStatus.TRADING);
    }

    private static IndexTick level(Tick tick) {
        return new IndexTick(
                tick.symbol(),
                Instant.ofEpochMilli(tick.time()),
                tick.value(),
                tick.knownVolume().orElse(null),
                LevelKind.TRADED);
    }
}
