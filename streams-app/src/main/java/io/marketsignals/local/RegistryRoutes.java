package io.marketsignals.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.IntStream;

/** Which question of Confluent's REST interface is which of the store's. */
final class RegistryRoutes {
    private static final int LEVEL_NOT_SET = 40408;

    private final RegistryStore store;
    private final ObjectMapper json;

    RegistryRoutes(RegistryStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    JsonNode answer(RegistryRequest request) {
        return switch (request.route()) {
            case "GET " -> json.createObjectNode();
            case "GET /subjects" -> json.valueToTree(store.subjects());
            case "GET /schemas/types" -> json.createArrayNode().add("AVRO");
            case "GET /mode", "GET /mode/*" -> json.createObjectNode().put("mode", "READWRITE");
            case "GET /schemas/ids/*" -> schemaById(request);
            case "GET /schemas/ids/*/schema" -> tree(store.schema(id(request)));
            case "GET /schemas/ids/*/subjects" -> subjectsOf(request);
            case "GET /schemas/ids/*/versions" -> versionsOf(request);
            case "GET /config", "GET /config/*", "PUT /config", "PUT /config/*" -> config(request);
            default -> answerAboutSubject(request);
        };
    }

    private JsonNode answerAboutSubject(RegistryRequest request) {
        String subject = request.names().isEmpty() ? "" : request.names().get(0);
        String version = request.names().size() < 2 ? "latest" : request.names().get(1);
        return switch (request.route()) {
            case "POST /subjects/*/versions" ->
                json.createObjectNode().put("id", store.register(subject, avro(request)));
            case "POST /subjects/*" -> tree(store.lookUp(subject, avro(request)));
            case "GET /subjects/*/versions" ->
                json.valueToTree(
                        IntStream.rangeClosed(1, store.versions(subject)).toArray());
            case "DELETE /subjects/*" -> json.valueToTree(store.remove(subject));
            case "GET /subjects/*/versions/*" -> tree(store.version(subject, version));
            case "GET /subjects/*/versions/*/schema" ->
                tree(store.version(subject, version).schema());
            case "POST /compatibility/subjects/*/versions/*" ->
                json.createObjectNode().put("is_compatible", store.isCompatible(subject, version, avro(request)));
            case "POST /compatibility/subjects/*/versions" ->
                json.createObjectNode().put("is_compatible", store.isCompatible(subject, null, avro(request)));
            default -> throw new RegistryFault(404, "HTTP 404 Not Found");
        };
    }

    private JsonNode schemaById(RegistryRequest request) {
        ObjectNode answer = json.createObjectNode().put("schema", store.schema(id(request)));
        if (Boolean.parseBoolean(request.query().get("fetchMaxId"))) {
            answer.put("maxId", store.maxId());
        }
        return answer;
    }

    private JsonNode subjectsOf(RegistryRequest request) {
        ArrayNode answer = json.createArrayNode();
        store.versionsOf(id(request)).forEach(use -> answer.add(use.subject()));
        return answer;
    }

    private JsonNode versionsOf(RegistryRequest request) {
        ArrayNode answer = json.createArrayNode();
        store.versionsOf(id(request))
                .forEach(use -> answer.addObject().put("subject", use.subject()).put("version", use.version()));
        return answer;
    }

    private JsonNode config(RegistryRequest request) {
        String subject = request.names().isEmpty() ? null : request.names().get(0);
        if (request.route().startsWith("PUT")) {
            String level = request.text("compatibility");
            store.setLevel(subject, level);
            return json.createObjectNode().put("compatibility", level);
        }
        RegistryStore.Compatibility level = subject == null ? store.defaultLevel() : store.levelOf(subject);
        if (level == null && Boolean.parseBoolean(request.query().get("defaultToGlobal"))) {
            level = store.defaultLevel();
        }
        if (level == null) {
            throw new RegistryFault(
                    LEVEL_NOT_SET, "Subject '" + subject + "' does not have subject-level compatibility configured");
        }
        return json.createObjectNode().put("compatibilityLevel", level.name());
    }

    private static int id(RegistryRequest request) {
        try {
            return Integer.parseInt(request.names().get(0));
        } catch (NumberFormatException e) {
            throw new RegistryFault(404, "HTTP 404 Not Found", e);
        }
    }

    private static String avro(RegistryRequest request) {
        String type = request.body().path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") || !request.body().path("references").isEmpty()) {
            throw new RegistryFault(RegistryStore.INVALID_SCHEMA, "Only Avro schemas without references are kept here");
        }
        return request.text("schema");
    }

    private JsonNode tree(RegistryStore.Version version) {
        return json.valueToTree(version);
    }

    private JsonNode tree(String schema) {
        try {
            return json.readTree(schema);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(schema);
        }
    }
}
