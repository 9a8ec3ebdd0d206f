package io.marketsignals.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The shapes of answers that openapi.yaml promises: as much of JSON Schema as the document uses. */
final class Shapes {
    private final JsonNode document;

    Shapes() throws IOException {
        try (InputStream yaml = Shapes.class.getClassLoader().getResourceAsStream("openapi.yaml")) {
            document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        }
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** The media type of a path's answer with 200. */
    String mediaType(String path) {
        return content(path).fieldNames().next();
    }

    /** Fails where an answer is not as the document says, or tells a property that the document does not name. */
    void check(String path, JsonNode answer) {
        check(path, content(path).get("application/json").get("schema"), answer);
    }

    private JsonNode content(String path) {
        return document.at("/paths").get(path).at("/get/responses/200/content");
    }

    private void check(String where, JsonNode named, JsonNode value) {
        JsonNode schema =
                named.has("$ref") ? document.at(named.get("$ref").asText().substring(1)) : named;
        if (schema.has("type")) {
            assertThat(types(schema.get("type"))).as(where).contains(type(value));
        }
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).as(where).contains(value);
        }
        if (value.isObject()) {
            object(where, schema, value);
        } else if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(where + "[]", schema.get("items"), item));
        }
    }

    private void object(String where, JsonNode schema, JsonNode value) {
        schema.path("required").forEach(name -> assertThat(value.has(name.asText()))
                .as(where + " has " + name)
                .isTrue());
        JsonNode properties = schema.path("properties");
        value.properties().forEach(property -> {
            String name = property.getKey();
            if (properties.has(name)) {
                check(where + "." + name, properties.get(name), property.getValue());
            } else if (schema.has("additionalProperties")) {
                check(where + "." + name, schema.get("additionalProperties"), property.getValue());
            } else {
                assertThat(properties.isEmpty()).as(where + " names " + name).isTrue();
            }
        });
    }

    private static List<String> types(JsonNode type) {
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(each -> types.add(each.asText()));
        } else {
            types.add(type.asText());
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static String type(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "integer";
        }
        return value.isTextual() ? "string" : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
