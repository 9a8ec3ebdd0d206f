package io.marketsignals.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {
    @Test
    void shouldGiveStreamsExactlyOnceAndExplicitNames() {
        StreamsConfig streams = new StreamsConfig(
                AppConfig.of(Map.of("topics.replication", "3")).kafka().streams());

        assertThat(streams.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(streams.getLong("commit.interval.ms")).isEqualTo(1_000);
        assertThat(streams.getBoolean("ensure.explicit.internal.resource.naming"))
                .isTrue();
        assertThat(streams.getInt("replication.factor")).isEqualTo(3);
        assertThat(streams.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("session.timeout.ms", "15000");
        assertThat(streams.getProducerConfigs("client")).containsEntry("max.request.size", "8454144");
        assertThat(streams.originalsWithPrefix("topic."))
                .containsEntry("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE))
                .containsEntry("min.insync.replicas", "1");
    }

    @Test
    void shouldWarnWhenExactlyOnceIsTurnedOff() {
        AppConfig config = AppConfig.of(Map.of("kafka.processing.guarantee", "at_least_once"));

        assertThat(config.kafka().streams()).containsEntry("processing.guarantee", "at_least_once");
        assertThat(config.warnings()).singleElement().asString().startsWith("Exactly-once is off");
    }

    @Test
    void shouldWarnOfANameThatKafkaDoesNotKnow() {
        AppConfig config = AppConfig.of(Map.of("kafka.consumer.max.pol.records", "5"));

        assertThat(config.warnings())
                .containsExactly("Kafka knows no setting max.pol.records and will hand it on unread"
                        + " (kafka.consumer.max.pol.records, preset); did you mean max.poll.records?");
    }

    @Test
    void shouldGiveToolsTheirOwnAndTheCommonSettingsOnly() {
        KafkaProperties kafka = AppConfig.of(Map.of(
                        "kafka.security.protocol", "SSL",
                        "kafka.consumer.max.poll.records", "5",
                        "kafka.my.plugin.setting", "x"))
                .kafka();

        assertThat(kafka.consumer("tool"))
                .containsEntry("client.id", "tool")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("max.poll.records", "5")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("my.plugin.setting", "x")
                .doesNotContainKeys("processing.guarantee", "max.request.size", "topic.max.message.bytes");
        assertThat(kafka.producer("tool")).containsEntry("max.request.size", "8454144");
        assertThat(kafka.admin("tool")).doesNotContainKey("max.poll.records");
    }

    @Test
    void shouldBeAcceptedByStreamsAsTheyAre() {
        assertThatCode(() -> new StreamsConfig(AppConfig.of(Map.of()).kafka().streams()))
                .doesNotThrowAnyException();
    }
}
