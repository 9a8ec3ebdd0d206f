package io.marketsignals.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsignals.contract.TopicContract.Message;
import io.marketsignals.contract.TopicContract.Way;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicSpec;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The public topics as an AsyncAPI 3.0.0 document, from the processor's point of view: it receives what are inputs and sends
 * what are outputs. The same table gives the same text.
 */
public final class AsyncApi {
    static final String AVRO = "application/avro";

    private static final String VERSION = "3.0.0";
    private static final String BINDING = "0.5.0";
    private static final String AVRO_FORMAT = "application/vnd.apache.avro;version=1.9.0";
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build())
            .build();

    private final List<TopicSpec> table;
    private final RunName run;
    private final Brokers brokers;

    /**
     * Where the topics are.
     *
     * @param bootstrap hosts with their ports, parted by commas
     * @param encrypted whether they are spoken to over TLS
     */
    public record Brokers(String bootstrap, boolean encrypted) {}

    /**
     * @param run whose topics the table lists
     */
    public AsyncApi(List<TopicSpec> table, RunName run, Brokers brokers) {
        this.table = List.copyOf(table);
        this.run = run;
        this.brokers = brokers;
    }

    /** The document as YAML, ending with a line feed. */
    public String yaml() {
        try {
            return YAML.writeValueAsString(document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot fail to be written", e);
        }
    }

    private ObjectNode document() {
        ObjectNode document = node().put("asyncapi", VERSION);
        document.putObject("info")
                .put("title", "market-signals")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Prices of constituents and levels of indices in; returns, breadth, spreads, session closes and"
                                + " explained alerts out. Values are Avro in Confluent's wire format: a zero byte, the schema's"
                                + " id in four bytes, then Avro binary. Record timestamps are event time.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", AVRO);
        document.set("servers", servers());
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = node();
        ObjectNode schemas = node();
        for (TopicSpec spec : table) {
            TopicContract contract = TopicContract.of(unprefixed(spec.name()));
            channels.set(contract.channel(), channel(spec, contract));
            operations.set(operationId(contract), operation(contract));
            contract.messages().forEach(message -> {
                messages.set(message.name(), message(message, contract));
                schemas.set(message.name(), schema(message.value()));
            });
        }
        ObjectNode components = document.putObject("components");
        components.set("messages", messages);
        components.set("schemas", schemas);
        return document;
    }

    private String unprefixed(String name) {
        return name.substring(run.topic("").length());
    }

    private ObjectNode servers() {
        ObjectNode servers = node();
        String[] hosts = brokers.bootstrap().split(",", -1);
        for (int i = 0; i < hosts.length; i++) {
            servers.putObject("broker" + (i + 1))
                    .put("host", hosts[i].strip())
                    .put("protocol", brokers.encrypted() ? "kafka-secure" : "kafka");
        }
        return servers;
    }

    private static ObjectNode channel(TopicSpec spec, TopicContract contract) {
        ObjectNode channel = node().put("address", spec.name())
                .put("title", contract.title())
                .put("description", spec.reason());
        ObjectNode messages = channel.putObject("messages");
        contract.messages()
                .forEach(message -> messages.set(message.name(), reference("#/components/messages/" + message.name())));
        channel.putObject("bindings").set("kafka", KafkaBindings.channel(spec, BINDING));
        return channel;
    }

    private static String operationId(TopicContract contract) {
        String channel = contract.channel();
        return action(contract.way()) + channel.substring(0, 1).toUpperCase(Locale.ROOT) + channel.substring(1);
    }

    private static String action(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode operation(TopicContract contract) {
        String channel = "#/channels/" + contract.channel();
        ObjectNode operation = node().put("action", action(contract.way()));
        operation.set("channel", reference(channel));
        ArrayNode messages = operation.putArray("messages");
        contract.messages().forEach(message -> messages.add(reference(channel + "/messages/" + message.name())));
        return operation;
    }

    private static ObjectNode message(Message message, TopicContract contract) {
        Schema value = message.value();
        ObjectNode node = node().put("name", message.name())
                .put("title", message.name())
                .put("description", value == null ? "A refused record, byte for byte." : value.getDoc())
                .put("contentType", value == null ? "application/octet-stream" : AVRO);
        if (!message.headers().names().isEmpty()) {
            node.set("headers", headers(message.headers()));
        }
        node.set("payload", reference("#/components/schemas/" + message.name()));
        node.putObject("bindings").set("kafka", KafkaBindings.message(message, contract, BINDING));
        return node;
    }

    private static ObjectNode headers(MessageHeaders headers) {
        ObjectNode schema = node().put("type", "object");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (MessageHeaders.Header header : headers.names()) {
            ObjectNode property =
                    properties.putObject(header.name()).put("type", "string").put("description", header.description());
            if (!header.values().isEmpty()) {
                ArrayNode values = property.putArray("enum");
                header.values().forEach(values::add);
            }
            if (header.required()) {
                required.add(header.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** Avro with the types it uses in it; of bytes as received, that they are bytes. */
    private static ObjectNode schema(@Nullable Schema value) {
        if (value == null) {
            ObjectNode bytes = node();
            bytes.putArray("type").add("string").add("null");
            return bytes.put("format", "binary").put("description", "The value as it was received; may be absent.");
        }
        ObjectNode schema = node().put("schemaFormat", AVRO_FORMAT);
        schema.set("schema", AvroJson.of(value));
        return schema;
    }

    private static ObjectNode reference(String target) {
        return node().put("$ref", target);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
