package io.marketsignals.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.topics.TopicNames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/**
 * Compares what a run told with what its scenario expects. The {@code alerts} must be exactly those expected, in order, but for
 * those of signals that the story is not about and names as {@code unlisted}; under
 * {@code sessions}, {@code spreads} and the other output topics' names stand records that must be among those told.
 *
 * <p>An expected record names some of the fields. A list of records is read as a map by its records' first field, the value
 * being the first of the others that is set: {@code returns: {5: 0.0195}}, {@code evidence: {adRatio: 0.46}}. A number counts
 * to the digits that the file gives; a whole one exactly.
 */
final class Expectations {
    private static final Set<String> IDENTIFYING =
            Set.of("index", "symbol", "pair", "session", "asOf", "closing", "revision");
    private static final String ALERTS = "alerts";
    private static final String UNLISTED = "unlisted";

    private final Scenario scenario;
    private final SoftAssertions softly = new SoftAssertions();

    private Expectations(Scenario scenario) {
        this.scenario = scenario;
    }

    static void check(Scenario scenario, Told told) {
        Expectations expectations = new Expectations(scenario);
        for (Map.Entry<String, JsonNode> part : scenario.text().get("expect").properties()) {
            if (part.getKey().equals(UNLISTED)) {
                continue;
            }
            String topic = "signals." + part.getKey() + ".v1";
            assertThat(told.records()).as("topics").containsKey(topic);
            if (part.getKey().equals(ALERTS)) {
                expectations.exactly(part.getValue(), expectations.listed(told.of(topic)));
            } else {
                part.getValue().forEach(record -> expectations.among(record, told.of(topic)));
            }
        }
        assertThat(scenario.text().get("expect").has(ALERTS))
                .as("every story says which alerts")
                .isTrue();
        expectations.softly.assertAll();
    }

    private List<JsonNode> listed(List<JsonNode> alerts) {
        List<String> unlisted = new ArrayList<>();
        scenario.text().get("expect").path(UNLISTED).forEach(signal -> unlisted.add(signal.asText()));
        return alerts.stream()
                .filter(alert -> !unlisted.contains(alert.get("signal").asText()))
                .toList();
    }

    private void exactly(JsonNode expected, List<JsonNode> alerts) {
        List<String> told = alerts.stream().map(Expectations::brief).toList();
        if (expected.size() != alerts.size()) {
            softly.assertThat(told).as("%s: alerts", scenario.name()).hasSize(expected.size());
        }
        for (int i = 0; i < Math.min(alerts.size(), expected.size()); i++) {
            match(expected.get(i), alerts.get(i), TopicNames.ALERTS + " #" + (i + 1) + " " + told.get(i));
        }
    }

    private static String brief(JsonNode alert) {
        return String.join(
                " ",
                System.lineSeparator(),
                text(alert.get("eventTime")),
                alert.get("event").asText(),
                alert.get("subject").asText(),
                alert.get("direction").asText(),
                alert.get("status").asText(),
                alert.get("confirmation").asText(),
                alert.get("severity").asText(),
                alert.get("reason").asText());
    }

    private void among(JsonNode expected, List<JsonNode> records) {
        List<JsonNode> candidates = records.stream()
                .filter(record -> expected.properties().stream()
                        .filter(field -> IDENTIFYING.contains(field.getKey()))
                        .allMatch(field -> same(field.getValue(), record.get(field.getKey()))))
                .toList();
        softly.assertThat(candidates)
                .as("%s: records that are %s, of %s", scenario.name(), expected, records.size())
                .hasSize(1);
        if (candidates.size() == 1) {
            match(
                    expected,
                    candidates.get(0),
                    expected.properties().stream()
                            .filter(field -> IDENTIFYING.contains(field.getKey()))
                            .map(field -> field.getValue().asText())
                            .toList()
                            .toString());
        }
    }

    private void match(JsonNode expected, JsonNode told, String where) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            String path = where + "." + field.getKey();
            JsonNode value = told.get(field.getKey());
            if (value == null) {
                softly.fail("%s: %s is not told; there are %s", scenario.name(), path, names(told));
            } else if (field.getValue().isObject()) {
                nested(field.getValue(), value, path);
            } else if (!same(field.getValue(), value)) {
                softly.fail("%s: %s is %s, expected %s", scenario.name(), path, value, field.getValue());
            }
        }
    }

    private void nested(JsonNode expected, JsonNode told, String path) {
        if (!told.isArray()) {
            match(expected, told, path);
            return;
        }
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            JsonNode element = null;
            for (JsonNode each : told) {
                element = each.iterator().next().asText().equals(entry.getKey()) ? each : element;
            }
            String where = path + "." + entry.getKey();
            if (element == null) {
                softly.fail("%s: %s is not told; there is %s", scenario.name(), where, told);
            } else if (entry.getValue().isObject()) {
                match(entry.getValue(), element, where);
            } else if (!same(entry.getValue(), valueOf(element))) {
                softly.fail("%s: %s is %s, expected %s", scenario.name(), where, element, entry.getValue());
            }
        }
    }

    /** The first field after the key that is set, else null. */
    private static JsonNode valueOf(JsonNode element) {
        List<JsonNode> values = new ArrayList<>();
        element.forEach(values::add);
        return values.stream().skip(1).filter(v -> !v.isNull()).findFirst().orElse(values.get(1));
    }

    private static List<String> names(JsonNode told) {
        List<String> names = new ArrayList<>();
        told.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Instants without milliseconds that are none. */
    private static String text(JsonNode told) {
        return told.asText().replace(".000Z", "Z");
    }

    private static boolean same(JsonNode expected, JsonNode told) {
        if (told == null) {
            return false;
        }
        if (expected.isNumber() && told.isNumber()) {
            BigDecimal number = expected.decimalValue();
            return number.scale() <= 0
                    ? number.compareTo(told.decimalValue()) == 0
                    : told.decimalValue()
                                    .setScale(number.scale(), RoundingMode.HALF_UP)
                                    .compareTo(number)
                            == 0;
        }
        if (expected.isArray() && told.isArray()) {
            boolean same = expected.size() == told.size();
            for (int i = 0; same && i < expected.size(); i++) {
                same = same(expected.get(i), told.get(i));
            }
            return same;
        }
        return expected.isNull()
                ? told.isNull()
                : !told.isNull() && expected.asText().equals(text(told));
    }
}
