package io.marketsignals.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.app.AppConfig;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Confirmation;
import io.marketsignals.schema.Direction;
import io.marketsignals.schema.Severity;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker and a registry whose topics of alerts have two partitions, and alerts written by hand in transactions. */
final class AlertTopics implements AutoCloseable {
    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final SchemaRegistry client = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    private final WireEncoder<Alert> encoder = WireEncoder.forTopic(client, TopicNames.ALERTS, Alert.class);

    /** The arguments that name the cluster. */
    List<String> cluster() {
        return List.of("-b", broker.bootstrapServers(), "-s", "registry.schema.registry.url=" + registry.url());
    }

    void create(RunName run) {
        AppConfig config = AppConfig.of(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "topics.output-partitions", "2",
                "topics.run", run.name()));
        try (Admin admin = Admin.create(config.kafka().admin("test-admin"))) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
        }
    }

    /** Transactions are begun and ended by whoever asked for it. */
    KafkaProducer<byte[], byte[]> producer(String transactions) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactions),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    void send(KafkaProducer<byte[], byte[]> producer, RunName run, int partition, Alert alert) throws Exception {
        producer.send(new ProducerRecord<>(
                        run.topic(TopicNames.ALERTS),
                        partition,
                        alert.getEventTime().toEpochMilli(),
                        alert.getSubject().getBytes(UTF_8),
                        encoder.encode(alert)))
                .get();
    }

    /** A first revision of 4 March 2024, raised. */
    static Alert alert(
            Severity severity, String time, String signal, String event, String market, String subject, String reason) {
        Instant at = Instant.parse("2024-03-04T" + time + ":00Z");
        return Alert.newBuilder()
                .setId(signal + subject)
                .setRevision(1)
                .setSignal(signal)
                .setEvent(event)
                .setMarket(market)
                .setSubject(subject)
                .setDirection(Direction.UP)
                .setStatus(AlertStatus.RAISED)
                .setConfirmation(Confirmation.FINAL)
                .setSeverity(severity)
                .setEpisodeStart(at)
                .setEventTime(at)
                .setSession(LocalDate.parse("2024-03-04"))
                .setReason(reason)
                .setEvidence(List.of())
                .setThresholds(List.of())
                .setAsOf(at)
                .setWatermark(at)
                .setForced(false)
                .setSettingsVersion("defaults")
                .build();
    }

    @Override
    public void close() {
        client.close();
        registry.close();
        broker.close();
    }
}
