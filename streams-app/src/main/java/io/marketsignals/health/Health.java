package io.marketsignals.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer to a probe: up when every check is. */
public record Health(List<Check> checks) {
    public Health {
        checks = List.copyOf(checks);
    }

    public boolean up() {
        return checks.stream().allMatch(Check::up);
    }

    /** {@code {"status":"UP","checks":[{"name":…,"status":…,"detail":…}]}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", word(up()));
        ArrayNode each = json.putArray("checks");
        for (Check check : checks) {
            each.addObject()
                    .put("name", check.name())
                    .put("status", word(check.up()))
                    .put("detail", check.detail());
        }
        return json;
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
