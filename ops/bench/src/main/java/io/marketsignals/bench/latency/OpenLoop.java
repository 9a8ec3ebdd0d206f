package io.marketsignals.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedWriter;
import io.marketsignals.bench.feed.TickTape;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends prices at an even rate and triggers between them, each at its intended time however late the one before it was; what
 * is overdue is sent at once. Event time goes with the intended time. Quiet partitions hear of it every few milliseconds, as they
 * would from a feed of many indices. Belongs to one thread.
 */
final class OpenLoop {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long AFTER_OPEN = 1_000;
    /** Between heartbeats, which prices in batches do without. */
    private static final long BEAT = 5 * MILLI;

    private static final long LONGEST_NAP = MILLI / 5;

    private final Load load;
    private final BenchMarket market;
    private final TriggerPlan plan;
    private final Sightings sightings;
    private final Consumer<ProducerRecord<byte[], byte[]>> sink;
    private final FeedWriter writer;
    private final InputEncoders encoders;
    private final TickTape tape;
    private final Histogram lateness = new Histogram(3);
    private final Deque<Trigger> triggers = new ArrayDeque<>();
    private long bucket;
    private long measuredPrices;

    OpenLoop(
            Load load,
            BenchMarket market,
            TriggerPlan plan,
            Sightings sightings,
            SchemaRegistry registry,
            Consumer<ProducerRecord<byte[], byte[]>> sink) {
        this.load = load;
        this.market = market;
        this.plan = plan;
        this.sightings = sightings;
        this.sink = sink;
        this.writer = new FeedWriter(market, registry, sink);
        this.encoders = InputEncoders.of(registry);
        this.tape = new TickTape(market);
    }

    /**
     * When it begins, and from where to where it is measured; by {@code System.nanoTime}. Event time keeps the pace of the
     * wall clock but begins with a session, so that none ends meanwhile and no minutes without ticks have to be caught up.
     */
    record Schedule(long startMillis, long start, long from, long to) {
        /** Begins with a climbing bucket. */
        static Schedule next(BenchMarket market, Load load, int warmUpSeconds, int seconds) {
            long bucket = (market.opensAt() + AFTER_OPEN) / load.bucketMillis() + 1;
            bucket += TriggerPlan.climbs(bucket) ? 0 : 1;
            long start = System.nanoTime() + SECOND / 10;
            long from = start + warmUpSeconds * SECOND;
            return new Schedule(bucket * load.bucketMillis(), start, from, from + seconds * SECOND);
        }

        long millis(long nanos) {
            return startMillis + (nanos - start) / MILLI;
        }
    }

    /** Sends until the schedule ends; then closes the last bucket by heartbeats. */
    void run(Schedule schedule) {
        bucket = schedule.startMillis() / load.bucketMillis();
        sightings.measure(schedule.from(), schedule.to());
        long prices = 0;
        long beat = schedule.start();
        plan(bucket);
        while (true) {
            long price = schedule.start() + prices * SECOND / load.rate();
            long trigger = trigger(schedule);
            long due = Math.min(beat, Math.min(price, trigger));
            if (due >= schedule.to()) {
                break;
            }
            boolean measured = due >= schedule.from();
            await(due, measured);
            long time = schedule.millis(due);
            if (due == trigger) {
                send(triggers.remove(), time, due);
            } else if (due == price) {
                tape.next();
                writer.price(tape.symbol(), time, tape.price(), tape.volume());
                prices++;
                measuredPrices += measured ? 1 : 0;
            } else {
                beatLevels(time);
                beat += BEAT;
            }
        }
        writer.beat(schedule.millis(schedule.to()) + 2L * load.bucketMillis());
    }

    /** Prices sent in the measured time. */
    long prices() {
        return measuredPrices;
    }

    /** How late prices, triggers and heartbeats of the measured time were sent, nanoseconds. */
    Histogram lateness() {
        return lateness;
    }

    private void await(long due, boolean measured) {
        long now = System.nanoTime();
        while (now < due) {
            LockSupport.parkNanos(Math.min(due - now, LONGEST_NAP));
            now = System.nanoTime();
        }
        if (measured) {
            lateness.recordValue(now - due);
        }
    }

    /** When the next trigger is due. */
    private long trigger(Schedule schedule) {
        if (triggers.isEmpty()) {
            bucket++;
            plan(bucket);
        }
        long bucketStart = schedule.start() + (bucket * load.bucketMillis() - schedule.startMillis()) * MILLI;
        return bucketStart + triggers.element().offset();
    }

    private void plan(long number) {
        triggers.addAll(plan.of(number));
    }

    private void send(Trigger trigger, long time, long due) {
        sightings.sent(bucket, trigger.zone(), due);
        IndexTick tick = new IndexTick(
                market.indices().get(trigger.index()),
                Instant.ofEpochMilli(time),
                Ladder.level(market.previousLevel(trigger.index()), trigger.climbed()),
                null,
                LevelKind.TRADED);
        sink.accept(new ProducerRecord<>(
                TopicNames.INDEX_TICKS,
                market.levelPartition(trigger.index()),
                time,
                market.indices().get(trigger.index()).getBytes(UTF_8),
                encoders.level().apply(tick)));
    }

    private void beatLevels(long time) {
        byte[] beat = encoders.levels().apply(new IndexTickBatch(Instant.ofEpochMilli(time), List.of()));
        for (int p = 0; p < market.shape().levelPartitions(); p++) {
            sink.accept(new ProducerRecord<>(TopicNames.INDEX_TICKS, p, time, null, beat));
        }
    }
}
