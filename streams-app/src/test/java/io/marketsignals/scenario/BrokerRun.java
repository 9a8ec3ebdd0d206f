package io.marketsignals.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.core.Ticks;
import io.marketsignals.history.publish.ContextPublisher;
import io.marketsignals.history.publish.ReferencePublisher;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.MarketProgress;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker, a registry and the application for one scenario: three partitions of prices, two of levels, two of markets,
 * exactly once. What a run leaves behind goes with it.
 */
final class BrokerRun implements AutoCloseable {
    private static final String APPLICATION = "scenario";
    private static final int PRICES = 3;
    private static final int LEVELS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Set<TransactionState> OPEN =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final ConfluentSchemaRegistry client =
            new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    private final Path state;

    BrokerRun(Path state) {
        this.state = state;
    }

    Told run(Scenario scenario) throws Exception {
        AppConfig config = config();
        new TopicCreation(admin).create(TopicTable.of(config.topics()));
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config.kafka().producer("scenario-feed"), bytes, bytes)) {
            WireEncoder<ReferenceEntry> entries =
                    WireEncoder.forTopic(client, TopicNames.REFERENCE, ReferenceEntry.class);
            ReferencePublisher.publish(RunName.NONE, producer, entries::encode, scenario.entries());
            WireEncoder<ContextEvent> context = WireEncoder.forTopic(client, TopicNames.CONTEXT, ContextEvent.class);
            ContextPublisher.publish(RunName.NONE, producer, context::encode, scenario.context());
            feed(producer, scenario.tape());
        }
        try (SignalsApp app = SignalsApp.start(config, new SignalTopologyFactory(), new SimpleMeterRegistry())) {
            awaitProgress(config, scenario, MarketProgress.Stage.MARKET);
            awaitProgress(config, scenario, MarketProgress.Stage.CROSS_MARKET);
            app.stop();
        }
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> admin.listTransactions(
                        new ListTransactionsOptions().filterStates(OPEN))
                .all()
                .get()
                .isEmpty());
        return told(config);
    }

    private AppConfig config() {
        return AppConfig.of(Map.of(
                "application.id", APPLICATION,
                "application.state-dir", state.toString(),
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registry.url(),
                "topics.prices-partitions", Integer.toString(PRICES),
                "topics.index-ticks-partitions", Integer.toString(LEVELS),
                "pipeline.market-partitions", "2",
                // Every source is told how far it is; what is forced would rest on the wall clock.
                "pipeline.idle-timeout", "PT1H"));
    }

    private void feed(KafkaProducer<byte[], byte[]> producer, List<Ticks> tape) throws Exception {
        InputRecords records = new InputRecords(client);
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (Ticks said : tape) {
            if (said instanceof Ticks.Traded traded) {
                byte[] key = traded.price().symbol().getBytes(UTF_8);
                long time = traded.price().time();
                all.add(new ProducerRecord<>(TopicNames.PRICES, null, time, key, records.price(traded.price())));
            } else if (said instanceof Ticks.Levelled levelled) {
                byte[] key = levelled.level().index().getBytes(UTF_8);
                long time = levelled.level().time();
                all.add(new ProducerRecord<>(TopicNames.INDEX_TICKS, null, time, key, records.level(levelled.level())));
            } else if (said instanceof Ticks.Beat beat) {
                for (int p = 0; p < PRICES; p++) {
                    byte[] heartbeat = records.priceHeartbeat(beat.asOf());
                    all.add(new ProducerRecord<>(TopicNames.PRICES, p, beat.asOf(), null, heartbeat));
                }
                for (int p = 0; p < LEVELS; p++) {
                    byte[] heartbeat = records.levelHeartbeat(beat.asOf());
                    all.add(new ProducerRecord<>(TopicNames.INDEX_TICKS, p, beat.asOf(), null, heartbeat));
                }
            }
        }
        for (Future<RecordMetadata> sent : all.stream().map(producer::send).toList()) {
            sent.get();
        }
    }

    /** Waits until every market has, in a stage, passed the last heartbeat but for its open bucket. */
    private void awaitProgress(AppConfig config, Scenario scenario, MarketProgress.Stage stage) {
        List<Ticks> tape = scenario.tape();
        long end = ((Ticks.Beat) tape.get(tape.size() - 1)).asOf() - 2_000;
        Set<String> markets = scenario.reference().calendars().keySet();
        String changelog = stage.changelog(APPLICATION);
        Map<String, Long> reached = new TreeMap<>();
        try (var consumer = consumer(config)) {
            await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(() -> admin.listTopics().names().get().contains(changelog)
                            || admin.listTopics(
                                            new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                                    .names()
                                    .get()
                                    .contains(changelog));
            fromStart(consumer, changelog);
            await().atMost(PATIENCE).pollInterval(POLL).until(() -> {
                consumer.poll(POLL)
                        .forEach(record -> MarketProgress.read(new String(record.key(), UTF_8), record.value())
                                .ifPresent(mark -> reached.put(mark.market(), mark.watermark())));
                return markets.stream().allMatch(market -> reached.getOrDefault(market, Long.MIN_VALUE) >= end);
            });
        }
    }

    private Told told(AppConfig config) {
        List<Told.Output> outputs = new ArrayList<>();
        try (var consumer = consumer(config)) {
            for (String topic : Told.TOPICS.keySet()) {
                List<TopicPartition> partitions = fromStart(consumer, topic);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                    consumer.poll(POLL)
                            .forEach(record -> outputs.add(new Told.Output(
                                    topic,
                                    record.timestamp(),
                                    new String(record.key(), UTF_8),
                                    ByteBuffer.wrap(record.value()))));
                }
            }
        }
        return Told.of(outputs, client);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(AppConfig config) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config.kafka().consumer("scenario-read"), bytes, bytes);
    }

    private static List<TopicPartition> fromStart(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    /** What lies in the registry, by subject. */
    Set<String> subjects() throws Exception {
        HttpRequest all =
                HttpRequest.newBuilder(URI.create(registry.url() + "/subjects")).build();
        String answer = HttpClient.newHttpClient()
                .send(all, HttpResponse.BodyHandlers.ofString())
                .body();
        return Set.of(new ObjectMapper().readValue(answer, String[].class));
    }

    @Override
    public void close() {
        admin.close();
        client.close();
        registry.close();
        broker.close();
    }
}
