package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.feed.Tick;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final long START = Instant.parse("2024-01-02T09:30:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int PARTITIONS = 3;
    private static final int LEVEL_PARTITIONS = 2;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<PriceBatch> prices = new ArrayList<>();
    private final List<IndexTickBatch> levels = new ArrayList<>();
    private final Publisher publisher = publisher(Pace.unlimited());

    @Test
    void shouldSendNothingBeforeEnoughIsBuffered() throws InterruptedException {
        for (int i = 0; i < Publisher.FLUSH_TICKS - 1; i++) {
            publisher.publish(price("S" + i % 50, START + i));
        }

        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldReachTheSameTimeInEveryPartitionWhenEnoughIsBuffered() throws InterruptedException {
        for (int i = 0; i < Publisher.FLUSH_TICKS; i++) {
            publisher.publish(price("S" + i % 50, START + i));
        }

        long reached = START + Publisher.FLUSH_TICKS - 1;
        assertThat(partitionsThatReached(reached))
                .containsExactly(
                        "market.constituent-prices.v1-0",
                        "market.constituent-prices.v1-1",
                        "market.constituent-prices.v1-2",
                        "market.index-ticks.v1-0",
                        "market.index-ticks.v1-1");
        assertThat(prices.stream().mapToInt(b -> b.getPrices().size()).sum()).isEqualTo(Publisher.FLUSH_TICKS);
        assertThat(prices).allSatisfy(b -> assertThat(b.getPrices()).hasSizeLessThanOrEqualTo(Publisher.BATCH_TICKS));
        assertThat(levels).hasSize(LEVEL_PARTITIONS).allSatisfy(b -> assertThat(b.getTicks())
                .isEmpty());
    }

    @Test
    void shouldNeverGoBackInTimeWithinAPartition() throws InterruptedException {
        for (int i = 0; i < 3 * Publisher.FLUSH_TICKS; i++) {
            publisher.publish(price("S" + i % 50, START + i));
        }
        publisher.finish();

        producer.history().stream()
                .collect(groupingBy(r -> r.topic() + r.partition()))
                .values()
                .forEach(records -> assertThat(records)
                        .extracting(ProducerRecord::timestamp)
                        .isSorted());
        assertThat(prices).allSatisfy(batch -> assertThat(batch.getPrices())
                .extracting(ConstituentPrice::getTime)
                .isSorted()
                .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(batch.getAsOf())));
    }

    @Test
    void shouldPutASymbolWhereKafkasPartitionerWould() throws InterruptedException {
        publisher.publish(price("AAPL", START));
        publisher.flush();

        int expected = BuiltInPartitioner.partitionForKey("AAPL".getBytes(UTF_8), PARTITIONS);
        int sent = (int) producer.history().stream()
                .limit(PARTITIONS)
                .takeWhile(r -> r.value().length == 0)
                .count();
        assertThat(sent).isEqualTo(expected);
    }

    @Test
    void shouldFlushWhenEventTimeHasMovedOnHalfADay() throws InterruptedException {
        publisher.publish(price("A", START));
        publisher.publish(price("A", START + 11 * HOUR));
        assertThat(producer.history()).isEmpty();

        publisher.publish(price("A", START + 12 * HOUR));

        assertThat(partitionsThatReached(START + 11 * HOUR)).hasSize(PARTITIONS + LEVEL_PARTITIONS);
    }

    @Test
    void shouldStepOverALongGapInHeartbeats() throws InterruptedException {
        publisher.publish(price("A", START));

        publisher.publish(price("A", START + Duration.ofDays(20).toMillis()));

        assertThat(new TreeSet<>(producer.history().stream()
                        .map(ProducerRecord::timestamp)
                        .toList()))
                .containsExactly(
                        START,
                        START + Duration.ofDays(7).toMillis(),
                        START + Duration.ofDays(14).toMillis());
    }

    @Test
    void shouldEndWithAHeartbeatTwoDaysLater() throws InterruptedException {
        publisher.publish(price("A", START));
        publisher.publish(new Tick(true, "IDX", START + 5, 100, -1));

        publisher.finish();

        long end = START + 5 + Duration.ofDays(2).toMillis();
        assertThat(partitionsThatReached(end)).hasSize(PARTITIONS + LEVEL_PARTITIONS);
        assertThat(publisher.reached()).isEqualTo(end);
        assertThat(publisher.published()).isEqualTo(2);
        assertThat(levels.stream().mapToInt(b -> b.getTicks().size()).sum()).isEqualTo(1);
    }

    @Test
    void shouldRefuseTicksOutOfOrder() throws InterruptedException {
        publisher.publish(price("A", START));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> publisher.publish(price("A", START - 1)));
    }

    @Test
    void shouldTellWhenTheBrokersRefuse() throws InterruptedException {
        producer.sendException = new KafkaException("full");
        publisher.publish(price("A", START));

        assertThatExceptionOfType(KafkaException.class).isThrownBy(publisher::finish);
    }

    @Test
    void shouldWaitUntilEventTimeIsDueWhenThePaceIsLimited() throws InterruptedException {
        Pace pace = Pace.realTime(1000);

        long before = System.nanoTime();
        pace.await(START);
        pace.await(START + 50_000);

        assertThat(System.nanoTime() - before)
                .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(pace.flushEvery()).isEqualTo(Duration.ofSeconds(200));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Pace.realTime(0));
    }

    private Publisher publisher(Pace pace) {
        InputEncoders encoders = new InputEncoders(
                batch -> {
                    prices.add(batch);
                    return new byte[batch.getPrices().size()];
                },
                batch -> {
                    levels.add(batch);
                    return new byte[batch.getTicks().size()];
                });
        return new Publisher(producer, encoders, pace, PARTITIONS, LEVEL_PARTITIONS);
    }

    private SortedSet<String> partitionsThatReached(long time) {
        return producer.history().stream()
                .filter(r -> r.timestamp() == time)
                .map(r -> r.topic() + "-" + r.partition())
                .collect(toCollection(TreeSet::new));
    }

    private static Tick price(String symbol, long time) {
        return new Tick(false, symbol, time, 10, 1);
    }
}
