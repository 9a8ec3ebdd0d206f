package io.marketsignals.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Alerts as the demo wrote them, from 12 to 19 Sep 2025. */
final class MadeUpAlerts {
    private MadeUpAlerts() {}

    static List<JsonNode> newestFirst() {
        List<JsonNode> alerts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MadeUpAlerts.class.getResourceAsStream("/page/alerts.ndjson")), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                alerts.add(MadeUpMarkets.JSON.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.reverse(alerts);
        return alerts;
    }

    /** An alert like the newest of an event, under another id and with another reason. */
    static ObjectNode like(String event, String id, String reason) {
        ObjectNode alert = newestFirst().stream()
                .filter(each -> each.get("event").asText().equals(event))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        return alert.put("id", id)
                .put("reason", reason)
                .put("eventTime", MadeUpMarkets.AS_OF.toString())
                .put("revision", 1)
                .put("status", "RAISED");
    }

    static JsonNode parse(String json) {
        try {
            return MadeUpMarkets.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
