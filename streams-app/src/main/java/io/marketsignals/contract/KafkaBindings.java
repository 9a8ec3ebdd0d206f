package io.marketsignals.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.contract.TopicContract.Message;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.wire.TopicSchemas;
import java.util.List;
import java.util.TreeMap;

/** What is Kafka's own about channels and messages. */
final class KafkaBindings {
    private static final String CLEANUP = "cleanup.policy";

    /** Beyond it a reader that has doubles only would round. */
    private static final long LARGEST_EXACT = 1L << 53;

    private KafkaBindings() {}

    /** A topic's partitions, copies and settings. */
    static ObjectNode channel(TopicSpec spec, String version) {
        ObjectNode binding = node().put("topic", spec.name())
                .put("partitions", spec.partitions())
                .put("replicas", spec.replication());
        ObjectNode configuration = binding.putObject("topicConfiguration");
        new TreeMap<>(spec.configs()).forEach((name, value) -> {
            if (name.equals(CLEANUP)) {
                ArrayNode policies = configuration.putArray(name);
                List.of(value.split(",", -1)).forEach(policies::add);
            } else if (value.matches("-?[0-9]{1,19}") && Math.abs(Long.parseLong(value)) <= LARGEST_EXACT) {
                configuration.put(name, Long.parseLong(value));
            } else {
                configuration.put(name, value);
            }
        });
        return binding.put("bindingVersion", version);
    }

    /** A record's key, and where its schema's id is; a record as received has no schema that is known. */
    static ObjectNode message(Message message, TopicContract contract, String version) {
        ObjectNode binding = node();
        binding.putObject("key").put("type", "string").put("description", message.key());
        if (message.value() != null) {
            binding.put("schemaIdLocation", "payload")
                    .put("schemaIdPayloadEncoding", "confluent")
                    .put(
                            "schemaLookupStrategy",
                            TopicSchemas.naming(contract.topic(), message.value())
                                    .strategy());
        }
        return binding.put("bindingVersion", version);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
