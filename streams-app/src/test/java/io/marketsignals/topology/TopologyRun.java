package io.marketsignals.topology;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.core.Facts;
import io.marketsignals.core.MarketRun;
import io.marketsignals.core.Scenario;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import io.marketsignals.topics.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario through the whole topology; what it told can be read once. */
final class TopologyRun implements MarketRun {
    private final DrivenTopology topology;

    TopologyRun(Scenario scenario) {
        topology = new DrivenTopology(reference(scenario.text()), PipelineSettings.defaults());
    }

    private static ReferenceFixture reference(JsonNode text) {
        ReferenceFixture fixture = new ReferenceFixture().market(Scenario.MARKET);
        text.get("indices").properties().forEach(index -> {
            String[] members =
                    Scenario.members(index.getKey(), index.getValue()).toArray(String[]::new);
            boolean derived = index.getValue().get("level").asText().equals("members");
            Index body = ReferenceFixture.indexBody(
                    index.getKey(), Scenario.MARKET, derived ? LevelSource.DERIVED : LevelSource.FEED, members);
            body.setSegment(Scenario.segment(index.getKey(), index.getValue()));
            fixture.entry(ReferenceKind.INDEX, index.getKey(), new ReferenceVersion(null, null, body));
        });
        text.path("pairs")
                .properties()
                .forEach(pair -> fixture.pair(
                        pair.getKey(),
                        Scenario.MARKET,
                        pair.getValue().get("small").asText(),
                        pair.getValue().get("large").asText()));
        text.path("zones")
                .properties()
                .forEach(zone -> fixture.entry(
                        ReferenceKind.ZONE,
                        zone.getKey(),
                        new ReferenceVersion(
                                null,
                                null,
                                new Zone(
                                        zone.getValue().get("index").asText(),
                                        ZoneRole.valueOf(
                                                zone.getValue().get("role").asText()),
                                        zone.getValue().get("low").asDouble(),
                                        zone.getValue().get("high").asDouble(),
                                        "",
                                        null))));
        return fixture;
    }

    @Override
    public void price(Price price) {
        topology.price(price.symbol(), Instant.ofEpochMilli(price.time()).toString(), price.price());
    }

    @Override
    public void level(Level level) {
        topology.level(level.index(), Instant.ofEpochMilli(level.time()).toString(), level.level());
    }

    @Override
    public void heartbeat(long asOf) {
        topology.heartbeat(Instant.ofEpochMilli(asOf).toString());
    }

    @Override
    public List<Facts> sessions() {
        List<Facts> sessions = new ArrayList<>();
        topology.sessions().forEach(session -> sessions.add(session(session)));
        for (Spread spread : topology.read(TopicNames.SPREADS, Spread.class)) {
            if (spread.getClosing()) {
                sessions.add(session(spread));
            }
        }
        return sessions;
    }

    @Override
    public List<Facts> alerts() {
        return topology.alerts().stream().map(TopologyRun::alert).toList();
    }

    @Override
    public void close() {
        topology.close();
    }

    private static Facts session(SessionClose session) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", session.getIndex());
        values.put("date", session.getSession().toString());
        values.put("close", session.getCloseLevel());
        values.put("sessionReturn", session.getSessionReturn());
        session.getReturns().forEach(r -> values.put("return" + r.getSessions(), r.getValue()));
        values.put("advancers", session.getAdvancers());
        values.put("decliners", session.getDecliners());
        values.put("unchanged", session.getUnchanged());
        values.put("members", session.getMembers());
        values.put("coverage", session.getCoverage());
        values.put("netAdvances", session.getNetAdvances());
        values.put("adRatio", session.getAdRatio());
        values.put("percentAdvancing", session.getPercentAdvancing());
        values.put("upVolume", session.getUpVolume());
        values.put("downVolume", session.getDownVolume());
        values.put("trin", session.getTrin());
        values.put("segmentRank", session.getSegmentRank());
        return new Facts(session.getClose().toEpochMilli(), values);
    }

    private static Facts session(Spread spread) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", spread.getPair());
        values.put("date", spread.getSession().toString());
        values.put("spread", spread.getSpread());
        spread.getSpreads().forEach(s -> values.put("spread" + s.getSessions(), s.getValue()));
        values.put("z", spread.getZ());
        values.put("regime", spread.getRegime().name());
        return new Facts(spread.getAsOf().toEpochMilli(), values);
    }

    private static Facts alert(Alert alert) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("signal", alert.getSignal());
        values.put("event", alert.getEvent());
        values.put("subject", alert.getSubject());
        values.put("direction", alert.getDirection().name());
        values.put("status", alert.getStatus().name());
        values.put("confirmation", alert.getConfirmation().name());
        values.put("severity", alert.getSeverity().name());
        values.put("revision", alert.getRevision());
        values.put("id", alert.getId());
        values.put("reason", alert.getReason());
        for (Evidence evidence : alert.getEvidence()) {
            values.put(evidence.getName(), evidence.getNumber() != null ? evidence.getNumber() : evidence.getText());
        }
        return new Facts(alert.getEventTime().toEpochMilli(), values);
    }
}
