package io.marketsignals.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Refuses what a scenario says and nobody reads. */
final class Fields {
    private Fields() {}

    static void only(JsonNode node, String what, List<String> known) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new IllegalArgumentException(
                        what + " cannot have '" + field.getKey() + "', only " + known + ": " + node);
            }
        }
    }
}
