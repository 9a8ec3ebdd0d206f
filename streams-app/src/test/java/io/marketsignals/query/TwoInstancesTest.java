package io.marketsignals.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.app.AppConfig;
import io.marketsignals.history.publish.ReferencePublisher;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.ReferenceFixture;
import io.marketsignals.topology.query.Span;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share eight markets: each answers for all of them, also when the other is gone. */
@Timeout(180)
class TwoInstancesTest {
    private static final List<String> MARKETS = List.of("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedRegistry registryServer = EmbeddedRegistry.start();
    private final SchemaRegistry registry =
            new ConfluentSchemaRegistry(Map.of("schema.registry.url", registryServer.url()));

    @TempDir
    private Path folder;

    @BeforeEach
    void publish() throws Exception {
        AppConfig config = config("unused");
        try (Admin admin = Admin.create(config.kafka().admin("test-admin"))) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
        }
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config.kafka().producer("test-feed"), bytes, bytes)) {
            WireEncoder<ReferenceEntry> entries =
                    WireEncoder.forTopic(registry, TopicNames.REFERENCE, ReferenceEntry.class);
            ReferenceFixture reference = new ReferenceFixture();
            for (String market : MARKETS) {
                reference
                        .market(market)
                        .derived(market + "-SMALL", market, market + "a", market + "b")
                        .derived(market + "-LARGE", market, market + "c")
                        .pair(market + "-PAIR", market, market + "-SMALL", market + "-LARGE")
                        .resistance(market + "-CEILING", market + "-SMALL", 1_040, 1_060);
            }
            ReferencePublisher.publish(RunName.NONE, producer, entries::encode, reference.entries());
            day(producer, "2024-03-04T12:00", 100, 100);
            day(producer, "2024-03-05T12:00", 110, 90);
            day(producer, "2024-03-05T12:01", 112, 99);
            heartbeat(producer, "2024-03-05T12:05:00Z");
            producer.flush();
        }
    }

    @AfterEach
    void stop() {
        registry.close();
        registryServer.close();
        broker.close();
    }

    @Test
    void shouldGiveTheSameAnswersFromEitherInstanceAndFromTheOneThatIsLeft() throws Exception {
        try (OneInstance left = new OneInstance(config("left"), registry, new NoOutputs());
                OneInstance right = new OneInstance(config("right"), registry, new NoOutputs())) {
            Map<String, JsonNode> before = new HashMap<>();
            await().atMost(PATIENCE).ignoreException(NotReadyException.class).until(() -> {
                before.clear();
                for (String index : indices()) {
                    before.put(index, left.indices.ask(index, Span.ALL, false));
                }
                return owners(before).size() == 2 && before.values().stream().allMatch(TwoInstancesTest::complete);
            });
            for (String index : indices()) {
                assertThat(right.indices.ask(index, Span.ALL, false))
                        .hasToString(before.get(index).toString());
            }
            figures(before.get("M1-SMALL"));
            together(left.topology.ask());

            right.closeHard();
            String lost = before.entrySet().stream()
                    .filter(entry -> entry.getValue().get("owner").asText().equals(right.address))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> left.indices.ask(lost, Span.ALL, false))
                    .isInstanceOf(NotReadyException.class)
                    .hasMessage("Instance " + right.address + " cannot be reached now.");
            ObjectNode alone = left.topology.ask();
            assertThat(alone.get("unreachable")).extracting(JsonNode::asText).containsExactly(right.address);
            assertThat(alone.get("instances")).hasSize(1);

            Map<String, JsonNode> after = new HashMap<>();
            await().atMost(PATIENCE).ignoreException(NotReadyException.class).until(() -> {
                for (String index : indices()) {
                    after.put(index, left.indices.ask(index, Span.ALL, false));
                }
                return owners(after).equals(Set.of(left.address))
                        && after.values().stream().allMatch(TwoInstancesTest::complete);
            });
            after.forEach(
                    (index, answer) -> assertThat(withoutOwner(answer)).isEqualTo(withoutOwner(before.get(index))));
        }
    }

    /** Members a and b went from 100 to 110 and 90, then to 112 and 99; equal weights, on the base of 1,000. */
    private static void figures(JsonNode small) {
        assertThat(small.get("market").asText()).isEqualTo("M1");
        assertThat(small.get("segment").asText()).isEqualTo("M1-SMALL");
        assertThat(small.get("minutes").get("time"))
                .extracting(JsonNode::asText)
                .containsExactly("2024-03-04T12:00:00.000Z", "2024-03-05T12:00:00.000Z", "2024-03-05T12:01:00.000Z");
        assertThat(small.get("minutes").get("level").get(1).asDouble()).isEqualTo(1_000);
        assertThat(small.get("minutes").get("level").get(2).asDouble()).isEqualTo(1_055);
        assertThat(small.get("minutes").get("advancers"))
                .extracting(JsonNode::asInt)
                .containsExactly(0, 1, 1);
        assertThat(small.get("minutes").get("decliners"))
                .extracting(JsonNode::asInt)
                .containsExactly(0, 1, 1);
        assertThat(small.get("zones"))
                .singleElement()
                .hasToString("{\"zone\":\"M1-CEILING\",\"role\":\"RESISTANCE\",\"low\":1040.0,\"high\":1060.0,"
                        + "\"label\":\"\",\"origin\":\"GIVEN\",\"state\":\"INSIDE\"}");
        assertThat(small.get("pairs").get(0).get("pair").asText()).isEqualTo("M1-PAIR");
        JsonNode spreads = small.get("spreads").get("M1-PAIR");
        assertThat(spreads.get("time")).hasSize(4); // the close of the first day among them
        // (1,055 / 1,000 - 1) - (112 / 100 - 1)
        assertThat(spreads.get("spread").get(3).asDouble()).isCloseTo(-0.065, within(1e-12));
    }

    /** What both say of themselves: all tasks, all input partitions, and the sum of their rates. */
    private static void together(JsonNode topology) {
        assertThat(topology.get("instances")).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.get("state").asText()).isEqualTo("RUNNING");
            assertThat(instance.get("restoring")).isEmpty();
        });
        assertThat(topology.get("unreachable")).isEmpty();
        assertThat(topology.get("rates")).hasToString("{\"ticks\":3.0,\"refused\":0.0,\"alerts\":0.5}");
        assertThat(topology.get("deadLetters")).hasToString("{\"total\":2,\"byReason\":{\"NEGATIVE_PRICE\":2}}");
        List<JsonNode> inputs = new ArrayList<>();
        List<JsonNode> symbols = new ArrayList<>();
        for (JsonNode instance : topology.get("instances")) {
            instance.get("sources").forEach(source -> {
                if (!source.get("watermark").isNull()) {
                    inputs.add(source);
                }
            });
            instance.get("stores").forEach(store -> {
                if (store.get("store").asText().equals("symbols")) {
                    symbols.add(store);
                }
            });
        }
        assertThat(inputs)
                .hasSize(3)
                .allSatisfy(source -> {
                    assertThat(source.get("watermark").asText()).isEqualTo("2024-03-05T12:05:00.000Z");
                    assertThat(source.get("lag").asLong()).isZero();
                })
                .extracting(source -> source.get("topic").asText() + " " + source.get("partition"))
                .containsExactlyInAnyOrder(
                        TopicNames.PRICES + " 0", TopicNames.PRICES + " 1", TopicNames.INDEX_TICKS + " 0");
        assertThat(symbols.stream()
                        .mapToLong(store -> store.get("entries").asLong())
                        .sum())
                .as("a record a partition: its twelve symbols share a page")
                .isEqualTo(2);
    }

    /** Counts, levels and zones come from different tasks: whether the last minute has been through all of them. */
    private static boolean complete(JsonNode answer) {
        JsonNode levels = answer.get("minutes").get("level");
        if (levels.size() < 3 || levels.get(2).isNull()) {
            return false;
        }
        for (JsonNode pair : answer.get("pairs")) {
            if (answer.get("spreads").get(pair.get("pair").asText()).get("time").size() < 4) {
                return false;
            }
        }
        for (JsonNode zone : answer.get("zones")) {
            if (zone.get("state").asText().equals("NEW")) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> owners(Map<String, JsonNode> answers) {
        Set<String> owners = new HashSet<>();
        answers.values().forEach(answer -> owners.add(answer.get("owner").asText()));
        return owners;
    }

    private static String withoutOwner(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove("owner");
        return copy.toString();
    }

    private static List<String> indices() {
        List<String> indices = new ArrayList<>();
        MARKETS.forEach(market -> indices.addAll(List.of(market + "-SMALL", market + "-LARGE")));
        return indices;
    }

    private void day(KafkaProducer<byte[], byte[]> producer, String minute, double up, double down) {
        for (String market : MARKETS) {
            price(producer, market + "a", minute + ":10Z", up);
            price(producer, market + "b", minute + ":10Z", down);
            price(producer, market + "c", minute + ":10Z", up);
        }
        heartbeat(producer, minute + ":20Z");
    }

    private void price(KafkaProducer<byte[], byte[]> producer, String symbol, String time, double price) {
        byte[] value = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, ConstituentPrice.class)
                .encode(new ConstituentPrice(
                        symbol, Instant.parse(time), price, 100L, PriceKind.TRADED, TradingStatus.TRADING));
        var unused = producer.send(new ProducerRecord<>(TopicNames.PRICES, symbol.getBytes(UTF_8), value));
    }

    private void heartbeat(KafkaProducer<byte[], byte[]> producer, String time) {
        byte[] prices = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class)
                .encode(new PriceBatch(Instant.parse(time), List.of()));
        byte[] levels = WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class)
                .encode(new IndexTickBatch(Instant.parse(time), List.of()));
        for (int partition = 0; partition < 2; partition++) {
            var unused = producer.send(new ProducerRecord<>(TopicNames.PRICES, partition, null, prices));
        }
        var unused = producer.send(new ProducerRecord<>(TopicNames.INDEX_TICKS, 0, null, levels));
    }

    private AppConfig config(String state) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "registry.schema.registry.url", registryServer.url(),
                "application.state-dir", folder.resolve(state).toString(),
                "kafka.consumer.session.timeout.ms", "6000",
                "topics.prices-partitions", "2",
                "topics.index-ticks-partitions", "1",
                "pipeline.idle-timeout", "PT1H"));
        return AppConfig.of(settings);
    }
}
