package io.marketsignals.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/** Avro schemas as JSON trees, as their files have them. */
final class AvroJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JAVA_STRING = "avro.java.string";

    private AvroJson() {}

    /** The schema with the types it uses in it, without what the Java classes alone need. */
    static JsonNode of(Schema schema) {
        try {
            return plain(JSON.readTree(schema.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote no JSON for " + schema.getFullName(), e);
        }
    }

    /** {@code {"type": "string", "avro.java.string": "String"}} is {@code "string"} to everybody else. */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> copy.add(plain(each)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                if (!field.getKey().equals(JAVA_STRING)) {
                    copy.set(field.getKey(), plain(field.getValue()));
                }
            });
            boolean bare = object.has(JAVA_STRING) && copy.size() == 1;
            return bare ? TextNode.valueOf(copy.get("type").asText()) : copy;
        }
        return node;
    }
}
