package io.marketsignals.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The probes of a real client on a real broker, whose only stream thread hangs in a record. */
@Timeout(120)
class StuckThreadTest {
    private static final HealthSettings SETTINGS = new HealthSettings(Duration.ofSeconds(3), Duration.ofSeconds(3));

    private final CountDownLatch released = new CountDownLatch(1);

    @TempDir
    private Path state;

    @Test
    void shouldNoLongerBeLiveWhenAStreamThreadHangs() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            AppConfig config = AppConfig.of(Map.of(
                    "kafka.bootstrap.servers", broker.bootstrapServers(), "application.state-dir", state.toString()));
            List<TopicSpec> table = TopicTable.of(config.topics());
            new TopicCreation(admin).create(table);
            List<String> topics = table.stream().map(TopicSpec::name).toList();
            try (SignalsApp app = SignalsApp.start(config, (c, i, m, lag) -> hanging(), new SimpleMeterRegistry());
                    HealthWatch watch = new HealthWatch(
                                    SETTINGS,
                                    app::read,
                                    app::hasRun,
                                    TopicPresence.of(admin, topics, SETTINGS),
                                    System::nanoTime)
                            .start()) {
                await().atMost(Duration.ofSeconds(30)).until(() -> watch.ready().up());
                assertThat(watch.started().up()).isTrue();
                assertThat(app.read().threads()).singleElement().satisfies(thread -> {
                    assertThat(thread.updating()).isTrue();
                    assertThat(thread.sincePoll()).isPresent();
                    assertThat(thread.brokers()).isPositive();
                });
                await().during(Duration.ofSeconds(5))
                        .atMost(Duration.ofSeconds(6))
                        .until(() -> watch.live().up());

                produce(config);

                await().atMost(Duration.ofSeconds(20)).until(() -> !watch.live().up());
                assertThat(watch.live().checks())
                        .filteredOn(check -> check.name().equals("polling"))
                        .singleElement()
                        .satisfies(check -> {
                            assertThat(check.up()).isFalse();
                            assertThat(check.detail()).contains("StreamThread-1 for ");
                        });
                released.countDown();
                await().atMost(Duration.ofSeconds(20)).until(() -> watch.live().up());
            } finally {
                released.countDown();
            }
        }
    }

    private static void produce(AppConfig config) throws Exception {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config.kafka().producer("test"), bytes, bytes)) {
            producer.send(new ProducerRecord<>(TopicNames.PRICES, new byte[] {1}, new byte[] {2}))
                    .get();
        }
    }

    private Topology hanging() {
        return new Topology().addSource("prices", TopicNames.PRICES).addProcessor("hang", Hanging::new, "prices");
    }

    private final class Hanging extends ContextualProcessor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
