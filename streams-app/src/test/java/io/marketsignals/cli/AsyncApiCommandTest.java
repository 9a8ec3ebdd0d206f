package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSettings;
import io.marketsignals.topics.TopicTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The checked-in document is what the command prints, and holds together; {@code -Dasyncapi.write=true} writes it anew. */
class AsyncApiCommandTest {
    private static final Path FILE = Path.of("..", "schemas", "asyncapi.yaml");
    private static final Path AVRO = Path.of("..", "schemas", "src", "main", "avro");
    private static final Set<String> INPUTS =
            Set.of(TopicNames.PRICES, TopicNames.INDEX_TICKS, TopicNames.REFERENCE, TopicNames.CONTEXT);

    @Test
    void shouldPrintTheCheckedInDocument() throws IOException {
        String printed = output();

        if (Boolean.getBoolean("asyncapi.write")) {
            Files.writeString(FILE, printed);
        }
        assertThat(printed)
                .as("%s; write it anew with -Dasyncapi.write=true -Dtest=AsyncApiCommandTest", FILE)
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void shouldResolveEveryReference() throws IOException {
        JsonNode document = document();

        List<String> references = document.findValuesAsText("$ref");

        // 13 kinds of records, each referred to by its channel and its operation and referring to its schema; 11
        // channels
        assertThat(references).hasSize(3 * 13 + 11).allSatisfy(reference -> assertThat(reference)
                .startsWith("#/")
                .satisfies(target -> assertThat(document.at(target.substring(1)).isObject())
                        .as(target)
                        .isTrue()));
    }

    @Test
    void shouldHaveAChannelWithTheSettingsOfEachTopicOfTheTable() throws IOException {
        Map<String, JsonNode> channels = new TreeMap<>();
        document()
                .path("channels")
                .forEach(each -> channels.put(each.path("address").asText(), each));

        assertThat(channels).hasSize(11);
        assertThat(TopicTable.of(TopicSettings.defaults())).allSatisfy(spec -> {
            JsonNode channel = channels.get(spec.name());
            assertThat(channel.path("description").asText()).isEqualTo(spec.reason());
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.path("topic").asText()).isEqualTo(spec.name());
            assertThat(kafka.path("partitions").asInt()).isEqualTo(spec.partitions());
            assertThat(kafka.path("replicas").asInt()).isEqualTo(spec.replication());
            assertThat(settings(kafka.path("topicConfiguration"))).isEqualTo(spec.configs());
        });
    }

    @Test
    void shouldReceiveInputsAndSendOutputs() throws IOException {
        JsonNode document = document();

        Map<String, String> actions = new TreeMap<>();
        document.path("operations").forEach(operation -> {
            JsonNode channel =
                    document.at(operation.at("/channel/$ref").asText().substring(1));
            actions.put(
                    channel.path("address").asText(), operation.path("action").asText());
        });

        assertThat(actions).hasSize(11).allSatisfy((topic, action) -> assertThat(action)
                .isEqualTo(INPUTS.contains(topic) ? "receive" : "send"));
    }

    /** In the order in which the files use each other's types. */
    @Test
    void shouldHoldEverySchemaAsItsFileHasIt() throws IOException {
        JsonNode schemas = document().at("/components/schemas");
        Set<String> found = new HashSet<>();

        Schema.Parser files = new Schema.Parser();
        for (String name : inOrderOfUse()) {
            Schema file = files.parse(Files.readString(AVRO.resolve(name + ".avsc")));
            JsonNode inlined = schemas.path(name);
            assertThat(inlined.path("schemaFormat").asText()).isEqualTo("application/vnd.apache.avro;version=1.9.0");
            assertThat(new Schema.Parser()
                            .parse(inlined.path("schema").toString())
                            .toString())
                    .isEqualTo(file.toString());
            found.add(name);
        }

        assertThat(found).hasSize(schemas.size() - 1).doesNotContain("DeadLetter");
    }

    @Test
    void shouldSayHowEachValueIsFramed() throws IOException {
        JsonNode messages = document().at("/components/messages");

        assertThat(messages.at("/PriceBatch/bindings/kafka/schemaLookupStrategy")
                        .asText())
                .isEqualTo("TopicRecordNameStrategy");
        assertThat(messages.at("/Alert/bindings/kafka/schemaLookupStrategy").asText())
                .isEqualTo("TopicNameStrategy");
        assertThat(messages.at("/Alert/bindings/kafka/schemaIdLocation").asText())
                .isEqualTo("payload");
        assertThat(messages.at("/DeadLetter/bindings/kafka").has("schemaIdLocation"))
                .isFalse();
        assertThat(messages.at("/DeadLetter/headers/required").toString())
                .isEqualTo("[\"signals.reason\",\"__streams.errors.message\",\"__streams.errors.topic\","
                        + "\"__streams.errors.partition\",\"__streams.errors.offset\"]");
    }

    @Test
    void shouldDescribeTheClusterOfTheSettings() throws IOException {
        JsonNode document = new YAMLMapper()
                .readTree(output(
                        "-b",
                        "a.example:9093,b.example:9093",
                        "-s",
                        "kafka.security.protocol=SASL_SSL",
                        "-s",
                        "topics.run=may",
                        "-s",
                        "topics.replication=3"));

        assertThat(document.at("/servers/broker1").toString())
                .isEqualTo("{\"host\":\"a.example:9093\",\"protocol\":\"kafka-secure\"}");
        assertThat(document.at("/servers/broker2/host").asText()).isEqualTo("b.example:9093");
        assertThat(document.at("/channels/alerts/address").asText()).isEqualTo("may.signals.alerts.v1");
        assertThat(document.at("/channels/alerts/bindings/kafka/replicas").asInt())
                .isEqualTo(3);
    }

    private static List<String> inOrderOfUse() throws IOException {
        List<String> names = new ArrayList<>(List.of("ConstituentPrice", "IndexTick", "IndexReturn", "Breadth"));
        try (var files = Files.list(AVRO)) {
            files.map(file -> file.getFileName().toString().replace(".avsc", ""))
                    .filter(name -> !names.contains(name))
                    .sorted()
                    .toList()
                    .forEach(names::add);
        }
        return names;
    }

    private static Map<String, String> settings(JsonNode topicConfiguration) {
        Map<String, String> settings = new TreeMap<>();
        topicConfiguration
                .properties()
                .forEach(setting -> settings.put(
                        setting.getKey(),
                        setting.getValue().isArray()
                                ? setting.getValue().path(0).asText()
                                : setting.getValue().asText()));
        return settings;
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(Files.readString(FILE));
    }

    private static String output(String... settings) {
        StringWriter text = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(text));
        List<String> arguments = new ArrayList<>(List.of("topics", "asyncapi"));
        arguments.addAll(List.of(settings));

        assertThat(commands.execute(arguments.toArray(String[]::new))).isZero();

        return text.toString();
    }
}
