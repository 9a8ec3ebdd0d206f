package io.marketsignals.history;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.cluster.WorkedOff;
import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.feed.History;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publisher;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.result.CommittedRecords;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.InternalTopics;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** A broker and a registry with production's topics, 4 partitions of prices and 2 of levels. */
public final class LiveCluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final AppConfig config;
    private final Admin admin;

    private LiveCluster(EmbeddedBroker broker, EmbeddedRegistry registry, Path state) {
        this.broker = broker;
        this.registry = registry;
        this.config = AppConfig.of(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registry.url(),
                "application.state-dir", state.toString(),
                "http.port", "0"));
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    public static LiveCluster start(Path state) {
        LiveCluster cluster = new LiveCluster(EmbeddedBroker.start(), EmbeddedRegistry.start(), state);
        cluster.createTopics(RunName.NONE);
        return cluster;
    }

    public AppConfig config() {
        return config;
    }

    void createTopics(RunName run) {
        AppConfig named = AppConfig.of(Map.of("topics.run", run.name()));
        new TopicCreation(admin).create(TopicTable.of(named.topics()));
    }

    /** Publishes reference data, context and ticks of files to production's topics. */
    public void load(GeneratedHistory history) throws InterruptedException {
        ReplayRequest.Files files = history.input();
        Reference reference = ReferenceFile.read(files.reference());
        List<Feed> feeds = files.feeds().stream()
                .map(file -> FeedFile.read(file, reference.calendars()))
                .toList();
        History data = History.scan(feeds, files.files(), files.from(), files.to());
        try (SchemaRegistry schemas = new ConfluentSchemaRegistry(config.registry());
                Producer<byte[], byte[]> producer = Clients.producer(config, "test-load");
                MergedTicks ticks = data.ticks(new Refusals())) {
            ReferenceSending.send(
                    producer, schemas, RunName.NONE, reference.resolved(data.firstSessions()), reference.context());
            Publisher publisher = new Publisher(producer, InputEncoders.of(schemas), new Quarters(), 4, 2);
            while (ticks.hasNext()) {
                publisher.publish(ticks.next());
            }
            publisher.finish();
        }
    }

    /** Runs the application until it has worked everything off. */
    void runApplication() throws InterruptedException {
        List<List<String>> flow = new ArrayList<>(List.of(List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS)));
        flow.addAll(InternalTopics.between(config.applicationId()));
        try (SignalsApp app = SignalsApp.start(config, new SignalTopologyFactory(), new SimpleMeterRegistry());
                WorkedOff workedOff =
                        new WorkedOff(admin, config.applicationId(), Clients.consumer(config, "test-look"), flow)) {
            while (!workedOff.look()) {
                assertRunning(app);
                Thread.sleep(50);
            }
        }
    }

    private static void assertRunning(SignalsApp app) {
        if (app.streams().state().hasCompletedShutdown()) {
            throw new IllegalStateException("the application has stopped");
        }
    }

    /** Ends of all of a run's topics. */
    Map<TopicPartition, Long> ends(RunName run) {
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(config, "test-ends")) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (TopicSpec spec : TopicTable.of(config.topics())) {
                String topic = run.topic(spec.name());
                consumer.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
            return consumer.endOffsets(partitions);
        }
    }

    /** Topics, groups and subjects. */
    Set<String> holdings() throws Exception {
        Set<String> holdings = new TreeSet<>();
        admin.listTopics().names().get().forEach(topic -> holdings.add("topic " + topic));
        admin.listGroups().all().get().forEach(group -> holdings.add("group " + group.groupId()));
        try (ConfluentSchemaRegistry schemas = new ConfluentSchemaRegistry(config.registry())) {
            schemas.subjects("").forEach(subject -> holdings.add("subject " + subject));
        }
        return holdings;
    }

    /** Gives every committed record of a topic; returns how many there are. */
    long each(String topic, CommittedRecords.Sink sink) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(config, "test-reader")) {
            return CommittedRecords.read(consumer, topic, sink);
        }
    }

    /** Sets how long the prices are kept. */
    void retention(String millis) throws Exception {
        ConfigResource prices = new ConfigResource(ConfigResource.Type.TOPIC, TopicNames.PRICES);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(prices, List.of(set))).all().get();
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
        broker.close();
    }

    /** As fast as it goes, a flush each quarter of an hour. */
    private static final class Quarters implements Pace {
        @Override
        public Duration flushEvery() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration longestStep() {
            return Duration.ofMinutes(15);
        }

        @Override
        public void await(long eventTime) {}
    }
}
