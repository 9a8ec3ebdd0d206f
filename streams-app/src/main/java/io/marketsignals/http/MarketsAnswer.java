package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.live.LiveOutputs;
import io.marketsignals.live.MarketNow;
import io.marketsignals.live.Position;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** All markets as they stand: {@code GET /api/markets}. */
final class MarketsAnswer {
    private final Reference reference;
    private final Listing listing;
    private final LiveOutputs outputs;

    MarketsAnswer(Reference reference, LiveOutputs outputs) {
        this.reference = reference;
        this.listing = Listing.of(reference);
        this.outputs = outputs;
    }

    /** The position is taken first: what comes while the answer is made is told again by the stream. */
    ObjectNode at(Instant now, String instance, long deadLetters) {
        Position position = outputs.position();
        ObjectNode answer = Json.object();
        answer.put("now", Json.time(now));
        answer.put("instance", instance);
        answer.put("position", outputs.text(position));
        answer.put("deadLetters", deadLetters);
        ArrayNode markets = answer.putArray("markets");
        Map<String, MarketNow> stand = outputs.markets();
        reference.markets().keySet().forEach(id -> market(markets.addObject(), id, Optional.ofNullable(stand.get(id))));
        return answer;
    }

    private void market(ObjectNode market, String id, Optional<MarketNow> stand) {
        Optional<MarketCalendar> calendar = reference.calendar(id);
        market.put("market", id);
        market.put("timeZone", calendar.map(own -> own.zone().getId()).orElse("UTC"));
        stand.ifPresentOrElse(
                now -> session(market.putObject("session"), now, calendar), () -> market.putNull("session"));
        market.put("asOf", Json.time(stand.map(MarketNow::asOf).orElse(null)));
        market.put("receivedAt", Json.time(stand.map(MarketNow::receivedAt).orElse(null)));
        market.put("openAlerts", stand.map(MarketNow::openAlerts).orElse(0L));
        ArrayNode indices = market.putArray("indices");
        listing.indices(id).forEach(index -> index(indices.addObject(), index));
        ArrayNode pairs = market.putArray("pairs");
        listing.pairs(id).forEach(pair -> pair(pairs.addObject(), pair));
    }

    private static void session(ObjectNode session, MarketNow now, Optional<MarketCalendar> calendar) {
        session.put("date", now.session().toString());
        session.put("state", now.open() ? "OPEN" : "CLOSED");
        Optional<Session> hours = calendar.flatMap(own -> own.session(now.session()));
        session.put(
                "open",
                Json.time(hours.map(own -> Instant.ofEpochMilli(own.open())).orElse(null)));
        session.put(
                "close",
                Json.time(hours.map(own -> Instant.ofEpochMilli(own.close())).orElse(null)));
    }

    private void index(ObjectNode index, IndexDefinition definition) {
        index.put("index", definition.id());
        index.put("segment", definition.segment());
        index.putRawValue(
                "return", Json.record(outputs.indexReturn(definition.id()).orElse(null)));
        index.putRawValue(
                "breadth", Json.record(outputs.breadth(definition.id()).orElse(null)));
    }

    private void pair(ObjectNode pair, PairDefinition definition) {
        pair.put("pair", definition.id());
        pair.put("small", definition.small());
        pair.put("large", definition.large());
        pair.putRawValue("spread", Json.record(outputs.spread(definition.id()).orElse(null)));
    }
}
