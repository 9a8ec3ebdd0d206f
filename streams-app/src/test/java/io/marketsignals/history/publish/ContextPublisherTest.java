package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.Flow;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ContextPublisherTest {
    private static final ContextEvent EVENT = new ContextEvent(
            "IN",
            Instant.parse("2025-09-16T10:00:00Z"),
            Instant.parse("2025-09-16T14:00:00Z"),
            new Flow("funds", 1.0, "INR"));

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void shouldSendAnEventUnderItsSubjectAtTheTimeOfItsPublication() throws InterruptedException {
        ContextPublisher.publish(RunName.NONE, producer, event -> new byte[] {1}, List.of(EVENT));

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(TopicNames.CONTEXT);
            assertThat(record.key()).isEqualTo("IN".getBytes(UTF_8));
            assertThat(Instant.ofEpochMilli(record.timestamp())).isEqualTo("2025-09-16T14:00:00Z");
            assertThat(record.value()).containsExactly(1);
        });
    }

    @Test
    void shouldTellWhenTheBrokersRefuse() {
        producer.sendException = new KafkaException("full");

        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(
                        () -> ContextPublisher.publish(RunName.NONE, producer, event -> new byte[0], List.of(EVENT)));
    }
}
