package io.marketsignals.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Timeline;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** A scenario's reference data for the pure core. */
final class ScenarioReference {
    private ScenarioReference() {}

    static Reference of(Scenario scenario) {
        Map<String, Timeline<IndexDefinition>> indices = new TreeMap<>();
        scenario.text()
                .get("indices")
                .properties()
                .forEach(e -> indices.put(e.getKey(), index(e.getKey(), e.getValue())));
        Map<String, Timeline<PairDefinition>> pairs = new TreeMap<>();
        scenario.text().path("pairs").properties().forEach(e -> {
            String small = e.getValue().get("small").asText();
            String large = e.getValue().get("large").asText();
            pairs.put(e.getKey(), Timeline.always(new PairDefinition(e.getKey(), Scenario.MARKET, small, large)));
        });
        Map<String, Timeline<ZoneDefinition>> zones = new TreeMap<>();
        scenario.text().path("zones").properties().forEach(e -> zones.put(e.getKey(), zone(e.getKey(), e.getValue())));
        MarketCalendar calendar = MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0));
        return Reference.of(
                Map.of(Scenario.MARKET, Timeline.always(calendar)), indices, pairs, zones, Map.of(), Map.of());
    }

    private static Timeline<IndexDefinition> index(String id, JsonNode definition) {
        boolean derived = definition.get("level").asText().equals("members");
        return Timeline.always(new IndexDefinition(
                id,
                Scenario.MARKET,
                Scenario.segment(id, definition),
                derived,
                1000,
                Scenario.members(id, definition).stream().map(Membership::of).toList()));
    }

    private static Timeline<ZoneDefinition> zone(String id, JsonNode zone) {
        return Timeline.always(new ZoneDefinition(
                id,
                zone.get("index").asText(),
                Role.valueOf(zone.get("role").asText()),
                zone.get("low").asDouble(),
                zone.get("high").asDouble(),
                "",
                null));
    }
}
