package io.marketsignals.history.reset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.history.reset.Reset.What;
import io.marketsignals.history.reset.ResetItem.Kind;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.InternalTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real applications on a real broker, reset after they have run. */
@Timeout(180)
class ResetTest {
    private static final What OWN = new What(false, false);
    private static final What OUTPUTS = new What(true, false);

    private static EmbeddedBroker broker;
    private static EmbeddedRegistry registry;
    private static Admin admin;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start();
        registry = EmbeddedRegistry.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        registry.close();
        broker.close();
    }

    @BeforeEach
    void renew() throws Exception {
        Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
        admin.deleteTopics(topics).all().get();
        await().until(() -> admin.listTopics().names().get().isEmpty());
    }

    @Test
    void shouldTakeBackWhatTheApplicationLeftAndNothingElse() throws Exception {
        AppConfig config = config("foo", "");
        run(config);
        neighbour("foo-bar-symbols-changelog", "foo-bar");
        Set<String> before = topics();

        ResetPlan plan = Reset.plan(admin, config, OWN);
        List<ResetItem> done = new ArrayList<>();
        plan.execute(done::add);

        assertThat(done).isEqualTo(plan.items());
        assertThat(names(done, Kind.INTERNAL_TOPIC))
                .as("all internal topics that a real application makes")
                .isEqualTo(InternalTopics.of("foo"));
        assertThat(names(done, Kind.STATE))
                .containsExactly(folder.resolve("foo").toString());
        assertThat(folder.resolve("foo")).doesNotExist();
        assertThat(names(done, Kind.GROUP)).containsExactly("foo");
        assertThat(done).hasSize(InternalTopics.of("foo").size() + 2);
        before.removeAll(InternalTopics.of("foo"));
        assertThat(topics()).isEqualTo(before).contains("foo-bar-symbols-changelog", TopicNames.PRICES);
        assertThat(plan.leftAlone()).containsExactly("foo-bar-symbols-changelog");
        assertThat(groups()).contains("foo-bar").doesNotContain("foo");
        assertThat(TopicSizes.of(admin, TopicNames.PRICES)).isEqualTo(1);
        assertThat(TopicSizes.of(admin, TopicNames.DEAD_LETTERS)).isPositive();
        assertThat(Reset.plan(admin, config, OWN).items()).isEmpty();
    }

    @Test
    void shouldRefuseWhileMembersAreActive() throws Exception {
        AppConfig config = config("busy", "");
        create(config);
        try (SignalsApp app = started(config)) {
            ResetPlan plan = Reset.plan(admin, config, OUTPUTS);

            assertThatThrownBy(() -> plan.execute(item -> {}))
                    .isInstanceOfSatisfying(
                            AppException.class, e -> assertThat(e.reason()).isEqualTo(AppException.Reason.ACTIVE))
                    .hasMessageStartingWith("Application busy has active members, so nothing was reset: busy-")
                    .hasMessageContaining("on /127.0.0.1");

            assertThat(topics()).containsAll(InternalTopics.of("busy"));
            assertThat(folder.resolve("busy")).isDirectory();
            assertThat(app.streams().state().isRunningOrRebalancing()).isTrue();
        }
    }

    @Test
    void shouldDeleteTheRecordsOfProductionsOutputsButKeepTheTopicsAndAllInputs() throws Exception {
        AppConfig config = config("told", "");
        create(config);
        send(TopicNames.DEAD_LETTERS, 3);
        send(TopicNames.PRICES, 2);

        ResetPlan plan = Reset.plan(admin, config, OUTPUTS);
        plan.execute(item -> {});

        assertThat(plan.items())
                .containsExactly(new ResetItem(Kind.OUTPUT_RECORDS, TopicNames.DEAD_LETTERS, "3 offsets"));
        assertThat(TopicSizes.of(admin, TopicNames.DEAD_LETTERS)).isZero();
        assertThat(TopicSizes.of(admin, TopicNames.PRICES)).isEqualTo(2);
        assertThat(Reset.plan(admin, config, OUTPUTS).items()).isEmpty();
    }

    @Test
    void shouldDeleteTheTopicsOfARunAndNoneOfProductionsOrOfAnotherRun() throws Exception {
        create(config("market-signals", ""));
        create(config("may", "may"));
        create(config("may-2", "may-2"));
        Set<String> others = topics();
        others.removeIf(topic -> topic.startsWith("may."));

        Reset.plan(admin, config("may", "may"), new What(true, true)).execute(item -> {});

        assertThat(topics()).isEqualTo(others).hasSize(22);
    }

    @Test
    void shouldKeepTheInputsOfARunUnlessAskedFor() throws Exception {
        create(config("may", "may"));

        ResetPlan plan = Reset.plan(admin, config("may", "may"), OUTPUTS);

        assertThat(plan.items()).hasSize(7).allMatch(item -> item.kind() == Kind.OUTPUT_TOPIC);
        assertThat(plan.items()).allMatch(item -> item.name().startsWith("may.signals."));
    }

    @Test
    void shouldNeverPlanForTheInputsOfProduction() {
        assertThatThrownBy(() -> Reset.plan(admin, config("foo", ""), new What(true, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("production's input topics are never reset");
    }

    @Test
    void shouldFindNothingOfAnApplicationThatNeverRan() {
        assertThat(Reset.plan(admin, config("never", ""), OUTPUTS).items()).isEmpty();
    }

    /** Starts it, has it refuse a record, and stops it: a committed offset, a dead letter, state. */
    private void run(AppConfig config) throws Exception {
        create(config);
        send(TopicNames.PRICES, 1);
        try (SignalsApp app = started(config)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> TopicSizes.of(admin, TopicNames.DEAD_LETTERS) > 0);
            assertThat(app.stop()).isTrue();
        }
    }

    private static SignalsApp started(AppConfig config) throws InterruptedException {
        SignalsApp app = SignalsApp.start(config, new SignalTopologyFactory(), new SimpleMeterRegistry());
        assertThat(app.awaitRunning(Duration.ofSeconds(60))).isTrue();
        return app;
    }

    private static void neighbour(String topic, String group) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    private static void create(AppConfig config) {
        new TopicCreation(admin).create(TopicTable.of(config.topics()));
    }

    private static void send(String topic, int records) throws Exception {
        ByteArraySerializer bytes = new ByteArraySerializer();
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, "A".getBytes(UTF_8), new byte[] {1}))
                        .get();
            }
        }
    }

    private static Set<String> topics() throws Exception {
        return new TreeSet<>(admin.listTopics().names().get());
    }

    private static List<String> groups() throws Exception {
        return admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .toList();
    }

    private static Set<String> names(List<ResetItem> items, Kind kind) {
        Set<String> names = new TreeSet<>();
        items.stream().filter(item -> item.kind() == kind).map(ResetItem::name).forEach(names::add);
        return names;
    }

    private AppConfig config(String id, String run) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("registry.schema.registry.url", registry.url());
        settings.put("application.id", id);
        settings.put("application.state-dir", folder.toString());
        settings.put("topics.run", run);
        return AppConfig.of(settings);
    }
}
