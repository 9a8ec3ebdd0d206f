package io.marketsignals.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.index.zone.Pivots;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.topology.query.MarketOwners.Owner;
import io.marketsignals.topology.query.MarketReads;
import io.marketsignals.topology.query.Span;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What is said of an index whose market this instance owns. */
final class IndexAnswer {
    private final MarketReads reads;
    private final CommittedOutputs live;

    IndexAnswer(MarketReads reads, CommittedOutputs live) {
        this.reads = reads;
        this.live = live;
    }

    ObjectNode of(Reference reference, String market, String index, Owner owner, Span span) {
        int partition = owner.partition();
        MarketSession session = SessionInForce.of(reference, market, reads.clock(partition, market));
        IndexDefinition held = session.indices().get(index);
        List<PairDefinition> pairs = session.pairs().stream()
                .filter(pair -> pair.small().equals(index) || pair.large().equals(index))
                .toList();
        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("index", index)
                .put("market", market)
                .put("segment", held == null ? null : held.segment())
                .put("owner", owner.instance());
        answer.set("return", Json.of(live.indexReturn(index)));
        answer.set("breadth", Json.of(live.breadth(index)));
        ArrayNode pairNodes = answer.putArray("pairs");
        pairs.forEach(pair -> pairNodes
                .addObject()
                .put("pair", pair.id())
                .put("small", pair.small())
                .put("large", pair.large())
                .set("spread", Json.of(live.spread(pair.id()))));
        ArrayNode zones = answer.putArray("zones");
        reads.zones(partition, index, session).forEach(zone -> zone(zones.addObject(), index, zone));
        answer.set("minutes", minutes(partition, index, span));
        ObjectNode spreads = answer.putObject("spreads");
        pairs.forEach(pair -> spreads.set(pair.id(), spreads(partition, pair.id(), span)));
        answer.set("sessions", sessions(index));
        ObjectNode closing = answer.putObject("sessionSpreads");
        pairs.forEach(pair -> closing.set(pair.id(), closingSpreads(pair.id())));
        return answer;
    }

    private static void zone(ObjectNode node, String index, ZoneState state) {
        node.put("zone", state.zone().id())
                .put("role", state.role().name())
                .put("low", state.zone().low())
                .put("high", state.zone().high())
                .put("label", state.zone().label())
                .put("origin", Pivots.made(state.zone().id(), index) ? "PIVOT" : "GIVEN")
                .put("state", state.phase().name());
    }

    private ObjectNode minutes(int partition, String index, Span span) {
        NavigableMap<Instant, IndexReturn> returns = reads.returns(partition, index, span);
        NavigableMap<Instant, Breadth> breadths = reads.breadth(partition, index, span);
        NavigableSet<Instant> times = new TreeSet<>(returns.keySet());
        times.addAll(breadths.keySet());
        Columns columns = new Columns(
                "time", "level", "sessionReturn", "advancers", "decliners", "percentAdvancing", "adLine", "coverage");
        for (Instant time : times) {
            IndexReturn level = returns.get(time);
            Breadth breadth = breadths.get(time);
            columns.row(
                    Json.of(time),
                    level == null ? null : level.getLevel(),
                    level == null ? null : level.getSessionReturn(),
                    breadth == null ? null : breadth.getAdvancers(),
                    breadth == null ? null : breadth.getDecliners(),
                    breadth == null ? null : breadth.getPercentAdvancing(),
                    breadth == null ? null : breadth.getAdLine(),
                    breadth == null ? null : breadth.getCoverage());
        }
        return columns.table();
    }

    private ObjectNode spreads(int partition, String pair, Span span) {
        Columns columns = new Columns("time", "spread", "z", "regime");
        reads.spreads(partition, pair, span)
                .forEach((time, spread) ->
                        columns.row(Json.of(time), spread.getSpread(), spread.getZ(), spread.getRegime()));
        return columns.table();
    }

    private ObjectNode sessions(String index) {
        Columns columns = new Columns(
                "date", "closeLevel", "sessionReturn", "advancers", "decliners", "percentAdvancing", "adLine");
        for (SessionClose close : live.closes(index)) {
            columns.row(
                    close.getSession(),
                    close.getCloseLevel(),
                    close.getSessionReturn(),
                    close.getAdvancers(),
                    close.getDecliners(),
                    close.getPercentAdvancing(),
                    close.getAdLine());
        }
        return columns.table();
    }

    private ObjectNode closingSpreads(String pair) {
        Columns columns = new Columns("date", "spread", "z", "regime");
        for (Spread spread : live.closingSpreads(pair)) {
            columns.row(spread.getSession(), spread.getSpread(), spread.getZ(), spread.getRegime());
        }
        return columns.table();
    }
}
