package io.marketsignals.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.recorded.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicReadingTest {
    private static final TopicPartition SHORT = new TopicPartition("t", 0);
    private static final TopicPartition LONG = new TopicPartition("t", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final TopicReading reading = new TopicReading("t", List.of(SHORT, LONG), consumer);
    private final List<String> told = new ArrayList<>();

    @Test
    void shouldMergeByTimeAndLeaveOutWhatLiesBehindTheSpans() {
        consumer.schedulePollTask(() -> {
            add(SHORT, 0, 20);
            add(LONG, 0, 10);
            add(LONG, 1, 30);
            add(LONG, 2, 5);
        });

        reading.read(Map.of(0, new Span(0, 1), 1, new Span(0, 2)), this::tell);

        assertThat(told).containsExactly("t-1@0", "t-0@0", "t-1@1");
    }

    @Test
    void shouldFollowAPartitionThatWasReadToItsEndBeforeAnother() {
        consumer.schedulePollTask(() -> add(SHORT, 0, 10));
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> add(LONG, 0, 20));
        reading.read(Map.of(0, new Span(0, 1), 1, new Span(0, 1)), this::tell);
        consumer.schedulePollTask(() -> add(SHORT, 1, 30));
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(reading::stop);

        reading.follow(Map.of(0, 1L, 1, 1L), this::tell);

        assertThat(told).containsExactly("t-0@0", "t-1@0", "t-0@1");
    }

    private void add(TopicPartition partition, long offset, long time) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                "x".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        told.add(record.topic() + "-" + record.partition() + "@" + record.offset());
    }
}
