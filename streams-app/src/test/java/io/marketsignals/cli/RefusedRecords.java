package io.marketsignals.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A cluster on which an application refused three records: one that is none, a price whose schema id the registry does not know,
 * and a batch of two prices of which one is negative. The application is stopped.
 */
final class RefusedRecords implements AutoCloseable {
    static final String NONSENSE_TIME = "2024-03-04T10:00:00Z";
    static final String UNKNOWN_TIME = "2024-03-04T10:01:00Z";
    static final String BATCH_TIME = "2024-03-04T10:02:00Z";
    /** The id after that of the batches' schema, which is the first. */
    static final int UNKNOWN_ID = 2;

    final EmbeddedBroker broker = EmbeddedBroker.start();
    final EmbeddedRegistry registry = EmbeddedRegistry.start();
    final ConfluentSchemaRegistry client = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    final AppConfig config;
    final byte[] unknown;

    RefusedRecords(Path state) throws Exception {
        config = AppConfig.of(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registry.url(),
                "application.state-dir", state.toString(),
                "topics.prices-partitions", "2"));
        unknown = WireEncoder.forRecordOfTopic(new Elsewhere(), TopicNames.PRICES, ConstituentPrice.class)
                .encode(price("A", UNKNOWN_TIME, 10));
        try (Admin admin = Admin.create(config.kafka().admin("test-admin"))) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
        }
        publish();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (SignalsApp app = start(meters)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> refused(meters) == 3);
            assertThat(app.stop()).isTrue();
        }
    }

    SignalsApp start(SimpleMeterRegistry meters) {
        return SignalsApp.start(config, new SignalTopologyFactory(), meters);
    }

    static double refused(SimpleMeterRegistry meters) {
        return meters.find(SignalMetrics.REFUSED).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    Typed typed(String... arguments) {
        return Typed.signals(
                List.of("-b", broker.bootstrapServers(), "-s", "registry.schema.registry.url=" + registry.url()),
                arguments);
    }

    /** The position of the one letter of a reason. */
    String at(String reason) {
        return typed("dead-letters", "list", "--reason", reason).lines().get(1).split(" ", 2)[0];
    }

    private void publish() throws Exception {
        WireEncoder<PriceBatch> batches = WireEncoder.forRecordOfTopic(client, TopicNames.PRICES, PriceBatch.class);
        PriceBatch batch = new PriceBatch(
                Instant.parse(BATCH_TIME), List.of(price("A", UNKNOWN_TIME, 10), price("B", UNKNOWN_TIME, -1)));
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config.kafka().producer("test-feed"), bytes, bytes)) {
            send(producer, 0, NONSENSE_TIME, "A", "no record".getBytes(UTF_8));
            send(producer, 1, UNKNOWN_TIME, "A", unknown);
            send(producer, 1, BATCH_TIME, null, batches.encode(batch));
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, int partition, String time, String key, byte[] value)
            throws Exception {
        producer.send(new ProducerRecord<>(
                        TopicNames.PRICES,
                        partition,
                        Instant.parse(time).toEpochMilli(),
                        key == null ? null : key.getBytes(UTF_8),
                        value,
                        new RecordHeaders().add("trace", "t-7".getBytes(UTF_8))))
                .get();
    }

    private static ConstituentPrice price(String symbol, String time, double price) {
        return new ConstituentPrice(symbol, Instant.parse(time), price, null, PriceKind.TRADED, TradingStatus.TRADING);
    }

    @Override
    public void close() {
        client.close();
        registry.close();
        broker.close();
    }

    /** A registry that our application does not ask. */
    private static final class Elsewhere implements SchemaRegistry {
        @Override
        public int register(String subject, String schemaJson) {
            return UNKNOWN_ID;
        }

        @Override
        public String schema(int id) {
            throw new IllegalStateException("nothing is read here");
        }
    }
}
