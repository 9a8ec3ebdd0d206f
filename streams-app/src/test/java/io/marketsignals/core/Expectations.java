package io.marketsignals.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what a run told with what its scenario expects: numbers to the digits that the file gives. */
public final class Expectations {
    private Expectations() {}

    /**
     * Every expected session or pair must be told as expected; the alerts must be exactly those expected, in order, but for
     * signals that the story leaves unlisted.
     */
    public static void check(Scenario scenario, MarketRun run) {
        JsonNode expected = scenario.text().get("expect");
        List<Facts> sessions = run.sessions();
        for (JsonNode session : expected.path("sessions")) {
            Facts told = sessions.stream()
                    .filter(s -> is(session, "subject", s) && is(session, "date", s))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no session told for " + session));
            session.properties().forEach(value -> check(scenario, session, value, told));
        }
        List<String> unlisted = new ArrayList<>();
        expected.path("unlisted").forEach(signal -> unlisted.add(signal.asText()));
        List<Facts> alerts = run.alerts().stream()
                .filter(alert -> !unlisted.contains((String) alert.values().get("signal")))
                .toList();
        for (int i = 0; i < Math.min(alerts.size(), expected.get("alerts").size()); i++) {
            JsonNode alert = expected.get("alerts").get(i);
            Facts told = alerts.get(i);
            alert.properties().forEach(value -> check(scenario, alert, value, told));
        }
        assertThat(alerts)
                .as(() -> scenario.name() + ": all alerts " + alerts)
                .hasSize(expected.get("alerts").size());
    }

    private static boolean is(JsonNode expected, String name, Facts told) {
        return expected.get(name).asText().equals(told.values().get(name));
    }

    private static void check(Scenario scenario, JsonNode of, Map.Entry<String, JsonNode> expected, Facts told) {
        String name = expected.getKey();
        assertThat(name.equals("time") || told.values().containsKey(name))
                .as(() -> scenario.name() + ": " + name + " of " + of + " in " + told.values())
                .isTrue();
        Object actual = name.equals("time")
                ? Instant.ofEpochMilli(told.time()).toString()
                : told.values().get(name);
        assertThat(rounded(actual, expected.getValue()))
                .as(() -> scenario.name() + ": " + name + " of " + of)
                .isEqualTo(text(expected.getValue()));
    }

    private static String rounded(Object actual, JsonNode expected) {
        return actual instanceof Number number && expected.isNumber()
                ? new BigDecimal(number.toString())
                        .setScale(expected.decimalValue().scale(), RoundingMode.HALF_UP)
                        .toPlainString()
                : String.valueOf(actual);
    }

    private static String text(JsonNode expected) {
        return expected.isNumber() ? expected.decimalValue().toPlainString() : expected.asText();
    }
}
