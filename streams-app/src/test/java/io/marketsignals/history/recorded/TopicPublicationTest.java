package io.marketsignals.history.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** One partition of prices that ends on day 1, another that ends on day 30, and one of index ticks without a record. */
class TopicPublicationTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Duration MAX_JUMP = Duration.ofDays(10);
    private static final RunName RUN = new RunName("run");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void shouldCopyInOrderOfTime() throws InterruptedException {
        publish(false);

        assertThat(times(new TopicPartition(RUN.topic(TopicNames.PRICES), 0))).containsExactly(DAY);
        assertThat(times(new TopicPartition(RUN.topic(TopicNames.PRICES), 1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(day -> day * DAY).toList());
    }

    @Test
    void shouldTellAPartitionWithoutRecordsHowFarTheOthersAre() throws InterruptedException {
        publish(false);

        assertThat(times(new TopicPartition(RUN.topic(TopicNames.INDEX_TICKS), 0)))
                .containsExactly(DAY);
    }

    @Test
    void shouldEndSessionsInStepsThatTheApplicationTakes() throws InterruptedException {
        publish(true);

        List<Long> behind = times(new TopicPartition(RUN.topic(TopicNames.PRICES), 0));
        assertThat(behind).endsWith(32 * DAY);
        for (int i = 1; i < behind.size(); i++) {
            assertThat(behind.get(i) - behind.get(i - 1)).isBetween(1L, MAX_JUMP.toMillis());
        }
        assertThat(times(new TopicPartition(RUN.topic(TopicNames.PRICES), 1))).endsWith(30 * DAY, 32 * DAY);
    }

    private void publish(boolean endSessions) throws InterruptedException {
        TopicPartition first = new TopicPartition(TopicNames.PRICES, 0);
        TopicPartition second = new TopicPartition(TopicNames.PRICES, 1);
        TopicPartition levels = new TopicPartition(TopicNames.INDEX_TICKS, 0);
        consumer.updatePartitions(TopicNames.PRICES, List.of(info(first), info(second)));
        consumer.updatePartitions(TopicNames.INDEX_TICKS, List.of(info(levels)));
        consumer.updateBeginningOffsets(Map.of(first, 0L, second, 0L, levels, 0L));
        consumer.updateEndOffsets(Map.of(first, 1L, second, 30L, levels, 0L));
        Recorded recorded = Recorded.find(consumer, RunName.NONE, Stretch.ALL);
        RecordedInput input = recorded.open(consumer, MAX_JUMP);
        consumer.addRecord(record(first, 0, DAY));
        for (int day = 1; day <= 30; day++) {
            consumer.addRecord(record(second, day - 1, day * DAY));
        }
        InputEncoders beats = new InputEncoders(batch -> new byte[0], batch -> new byte[0]);
        TopicPublication publication = recorded.publication(
                input, RUN, producer, Pace.unlimited(), new TopicPublication.End(endSessions, beats));
        while (publication.advance()) {
            assertThat(publication.latest()).isPositive();
        }
        publication.finish();
    }

    private List<Long> times(TopicPartition partition) {
        return producer.history().stream()
                .filter(record ->
                        record.topic().equals(partition.topic()) && record.partition() == partition.partition())
                .map(ProducerRecord::timestamp)
                .toList();
    }

    private static PartitionInfo info(TopicPartition partition) {
        Node none = Node.noNode();
        return new PartitionInfo(partition.topic(), partition.partition(), none, new Node[0], new Node[0]);
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, long time) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                1,
                new byte[0],
                new byte[] {1},
                new RecordHeaders(),
                Optional.empty());
    }
}
