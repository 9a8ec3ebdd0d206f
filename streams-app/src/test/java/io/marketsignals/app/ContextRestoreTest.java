package io.marketsignals.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.Flow;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.StoreNames;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The context store has other keys than its topic: a start that copied the topic into it, as Streams once did, would keep one
 * event of each subject.
 */
@Timeout(120)
class ContextRestoreTest {
    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final SchemaRegistry client = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    private final WireEncoder<ContextEvent> encoder =
            WireEncoder.forTopic(client, TopicNames.CONTEXT, ContextEvent.class);

    @TempDir
    private Path folder;

    @BeforeEach
    void topics() {
        AppConfig config = config("unused");
        try (Admin admin = Admin.create(config.kafka().admin("test-admin"))) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
        }
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
        broker.close();
    }

    @Test
    void shouldHoldTheSameEventsWhenAFreshInstanceStarts() throws Exception {
        publish("M", flow("M", 1), flow("M", 2), flow("M", 1));
        Map<String, ByteBuffer> first;
        try (SignalsApp app = start("first")) {
            assertThat(stored(app)).hasSize(2);
            publish("M", flow("M", 3));
            publish("N", flow("N", 1), "no event".getBytes(StandardCharsets.UTF_8), flow("N", 1));
            await().atMost(Duration.ofSeconds(30)).until(() -> stored(app).size() == 5);
            first = stored(app);
        }

        try (SignalsApp fresh = start("second")) {
            assertThat(stored(fresh)).isEqualTo(first);
        }
        try (SignalsApp again = start("first")) {
            assertThat(stored(again)).isEqualTo(first);
        }
    }

    private SignalsApp start(String state) throws InterruptedException {
        SignalsApp app = SignalsApp.start(config(state), new SignalTopologyFactory(), new SimpleMeterRegistry());
        assertThat(app.awaitRunning(Duration.ofSeconds(60))).isTrue();
        return app;
    }

    private static Map<String, ByteBuffer> stored(SignalsApp app) {
        var store = app.streams()
                .store(StoreQueryParameters.fromNameAndType(
                        StoreNames.CONTEXT, QueryableStoreTypes.<String, byte[]>keyValueStore()));
        Map<String, ByteBuffer> stored = new TreeMap<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> stored.put(entry.key, ByteBuffer.wrap(entry.value)));
        }
        return stored;
    }

    private void publish(String key, byte[]... values) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config("unused").kafka().producer("test-feed"), bytes, bytes)) {
            for (byte[] value : values) {
                var unused = producer.send(
                        new ProducerRecord<>(TopicNames.CONTEXT, key.getBytes(StandardCharsets.UTF_8), value));
            }
            producer.flush();
        }
    }

    private byte[] flow(String market, double amount) {
        Instant time = Instant.parse("2024-03-04T08:00:00Z");
        return encoder.encode(new ContextEvent(market, time, time, new Flow("funds", amount, "USD")));
    }

    private AppConfig config(String state) {
        return AppConfig.of(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registry.url(),
                "application.state-dir", folder.resolve(state).toString()));
    }
}
