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
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends ticks to the two input topics in batches. Every flush goes to every partition of both topics with the same event
 * time reached, an empty batch where nothing is buffered, so that no partition lags behind. Belongs to one thread.
 */
public final class Publisher {
    /** Ticks that are gathered before a flush. */
    public static final int FLUSH_TICKS = 5_000;

    /** Ticks in a record at most, unless something else is asked for. */
    public static final int BATCH_TICKS = 500;

    /** How far the last heartbeat lies after the last tick: every session has ended by then. */
    public static final Duration TAIL = Duration.ofDays(2);

    private final RecordSink sink;
    private final Pace pace;
    private final int batchTicks;
    private final InputTopic prices;
    private final InputTopic levels;
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
        this(new ProducerSink(producer), encoders, pace, BATCH_TICKS, pricePartitions, levelPartitions);
    }

    /** @param batchTicks ticks in a record at most; 1: each tick alone in a record, under its symbol or index as the key */
    public Publisher(
            RecordSink sink,
            InputEncoders encoders,
            Pace pace,
            int batchTicks,
            int pricePartitions,
            int levelPartitions) {
        if (batchTicks < 1) {
            throw new IllegalArgumentException("a record needs at least one tick: " + batchTicks);
        }
        this.sink = sink;
        this.pace = pace;
        this.batchTicks = batchTicks;
        this.prices = new InputTopic(
                TopicNames.PRICES,
                pricePartitions,
                batch -> encoders.prices().apply(prices(batch)),
                tick -> encoders.price().apply(price(tick)));
        this.levels = new InputTopic(
                TopicNames.INDEX_TICKS,
                levelPartitions,
                batch -> encoders.levels().apply(levels(batch)),
                tick -> encoders.level().apply(level(tick)));
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
        sink.flush();
    }

    /** Sends what is left, then heartbeats up to the given time; returns when the brokers have all of it. */
    public void finish(long through) throws InterruptedException {
        if (published > 0) {
            flush();
            stepTowards(through);
            if (reached < through) {
                reached = through;
                flush();
            }
        }
        sink.flush();
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
        prices.drain(batchTicks, reached, sink);
        levels.drain(batchTicks, reached, sink);
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

    private static PriceBatch prices(PartitionBuffers.Batch batch) {
        return new PriceBatch(
                Instant.ofEpochMilli(batch.asOf()),
                batch.ticks().stream().map(Publisher::price).toList());
    }

    private static IndexTickBatch levels(PartitionBuffers.Batch batch) {
        return new IndexTickBatch(
                Instant.ofEpochMilli(batch.asOf()),
                batch.ticks().stream().map(Publisher::level).toList());
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
