package io.marketsignals.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.topics.Finding;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCheck;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicCreation.Outcome;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Topics and the application's life against a real broker. */
@Timeout(120)
class ClusterTest {
    private static EmbeddedBroker broker;
    private static Admin admin;

    @TempDir
    private Path state;

    private AppConfig config;
    private List<TopicSpec> table;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void emptyCluster() throws Exception {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        await().until(() -> admin.listTopics().names().get().isEmpty());
        config = AppConfig.of(Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "application.state-dir",
                state.toString(),
                "application.thread-failures",
                "1",
                "application.broker-wait",
                "PT20S"));
        table = TopicTable.of(config.topics());
    }

    @Test
    void shouldCreateWhatIsMissingAndLeaveTheRestAlone() throws Exception {
        create(TopicNames.ALERTS, Map.of("retention.ms", "5000"));

        List<Outcome> first = new TopicCreation(admin).create(table);
        List<Outcome> second = new TopicCreation(admin).create(table);

        assertThat(first)
                .filteredOn(outcome -> !outcome.created())
                .containsExactly(new Outcome(TopicNames.ALERTS, false));
        assertThat(second).hasSameSizeAs(table).noneMatch(Outcome::created);
        assertThat(findings()).extracting(Finding::topic).containsOnly(TopicNames.ALERTS);
        assertThat(InputPartitions.of(admin, RunName.NONE)).isEqualTo(new InputPartitions(4, 2));
    }

    @Test
    void shouldSayWhatIsWrongAndHowToRepairIt() throws Exception {
        create(TopicNames.PRICES, Map.of());
        create(TopicNames.REFERENCE, Map.of("message.timestamp.type", "LogAppendTime"));
        create(TopicNames.ALERTS, Map.of("cleanup.policy", "compact"));

        List<Finding> findings = findings();

        assertThat(findings).filteredOn(f -> f.kind() == Finding.Kind.MISSING).hasSize(table.size() - 3);
        assertThat(sentence(findings, TopicNames.PRICES, "retention.ms"))
                .isEqualTo("Topic market.constituent-prices.v1 has retention.ms=604800000 instead of -1: the broker"
                        + " silently deletes records whose event time is older. Repair it with 'signals topics create"
                        + " --repair --bootstrap-servers " + broker.bootstrapServers() + "' or 'kafka-configs.sh"
                        + " --bootstrap-server " + broker.bootstrapServers() + " --alter --entity-type topics"
                        + " --entity-name market.constituent-prices.v1 --add-config retention.ms=-1'.");
        assertThat(sentence(findings, TopicNames.ALERTS, "cleanup.policy")).contains("destroys the history");
        assertThat(sentence(findings, TopicNames.REFERENCE, "cleanup.policy")).contains("would be deleted with age");
        assertThat(sentence(findings, TopicNames.REFERENCE, "message.timestamp.type"))
                .contains("overwrite event time");
        assertThat(findings)
                .filteredOn(f -> f.config().equals("message.timestamp.after.max.ms"))
                .hasSize(3)
                .noneMatch(Finding::refusesStart);
    }

    @Test
    void shouldRepairOnRequest() throws Exception {
        create(TopicNames.PRICES, Map.of());
        create(TopicNames.REFERENCE, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicCreation creation = new TopicCreation(admin);
        creation.create(table);

        List<String> done = creation.repair(table, new TopicCheck(admin, broker.bootstrapServers()));

        assertThat(done)
                .contains("market.constituent-prices.v1 retention.ms=-1", "market.reference.v1 cleanup.policy=compact");
        assertThat(findings()).isEmpty();
    }

    @Test
    void shouldRefuseToStartWhenATopicHasDefaultRetention() throws Exception {
        create(TopicNames.INDEX_TICKS, Map.of());
        new TopicCreation(admin).create(table);

        assertThatThrownBy(() -> SignalsApp.start(config, (c, i, m, lag) -> sink(), new SimpleMeterRegistry()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.reason()).isEqualTo(AppException.Reason.TOPICS))
                .hasMessageStartingWith("Topic market.index-ticks.v1 has retention.ms=604800000 instead of -1");
    }

    @Test
    void shouldRunUntilItIsClosed() throws Exception {
        new TopicCreation(admin).create(table);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        SignalsApp app = SignalsApp.start(config, (c, i, m, lag) -> sink(), meters);

        assertThat(app.awaitRunning(Duration.ofSeconds(60))).isTrue();
        assertThat(meters.getMeters()).anyMatch(meter -> meter.getId().getName().startsWith("kafka.stream"));
        assertThat(app.stop()).isTrue();
        assertThat(app.awaitStopped()).isEmpty();
    }

    @Test
    void shouldStopWithTheCauseWhenThreadsKeepFailing() throws Exception {
        new TopicCreation(admin).create(table);
        produce(TopicNames.PRICES);

        try (SignalsApp app = SignalsApp.start(config, (c, i, m, lag) -> failing(), new SimpleMeterRegistry())) {
            Optional<AppException> failure = app.awaitStopped();

            assertThat(failure)
                    .get()
                    .extracting(AppException::getMessage)
                    .isEqualTo("The stream stopped:" + " IllegalStateException: the registry is away");
        }
    }

    private List<Finding> findings() {
        return new TopicCheck(admin, broker.bootstrapServers()).findings(table);
    }

    private static String sentence(List<Finding> findings, String topic, String key) {
        return findings.stream()
                .filter(finding ->
                        finding.topic().equals(topic) && finding.config().equals(key))
                .map(Finding::sentence)
                .findFirst()
                .orElseThrow();
    }

    private static void create(String topic, Map<String, String> configs) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(configs)))
                .all()
                .get(20, TimeUnit.SECONDS);
        await().until(() -> admin.listTopics().names().get().contains(topic));
    }

    private void produce(String topic) throws Exception {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config.kafka().producer("test"), bytes, bytes)) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {2}))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static Topology sink() {
        return new Topology().addSource("prices", TopicNames.PRICES).addSink("alerts", TopicNames.ALERTS, "prices");
    }

    private static Topology failing() {
        return new Topology().addSource("prices", TopicNames.PRICES).addProcessor("fail", Failing::new, "prices");
    }

    private static final class Failing extends ContextualProcessor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            throw new IllegalStateException("the registry is away");
        }
    }
}
