package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.signal.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A scenario on the pure core. */
final class PureRun implements MarketRun {
    private static final Random TURNS = new Random(1);

    private final PureMarket market;
    private final String id;

    PureRun(Reference reference, String id, int partitions) {
        this.market = new PureMarket(reference, new PureMarket.Split(partitions, 1, new Cut(new Buckets(1000), 0)));
        this.id = id;
    }

    @Override
    public void price(Price price) {
        market.take(new Ticks.Traded(price));
    }

    @Override
    public void level(Level level) {
        market.take(new Ticks.Levelled(level));
    }

    @Override
    public void heartbeat(long asOf) {
        market.take(Ticks.beat(asOf));
        market.deliver(TURNS);
    }

    @Override
    public List<Facts> sessions() {
        List<Facts> sessions = new ArrayList<>();
        for (MarketReading reading : market.readings(id)) {
            if (reading.closing()) {
                reading.changed().forEach(news -> {
                    if (news instanceof IndexReading index) {
                        sessions.add(session(index, reading));
                    } else if (news instanceof PairReading pair) {
                        sessions.add(session(pair, reading));
                    }
                });
            }
        }
        return sessions;
    }

    @Override
    public List<Facts> alerts() {
        return market.alerts().stream().map(PureRun::alert).toList();
    }

    private static Facts session(IndexReading index, MarketReading market) {
        Breadth breadth = index.breadth();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", index.index());
        values.put("date", market.reference().session().date().toString());
        values.put("close", index.last());
        values.put("sessionReturn", index.sessionReturn());
        index.publishedReturns().forEach(r -> values.put("return" + r.sessions(), r.value()));
        values.put("advancers", breadth.advancers());
        values.put("decliners", breadth.decliners());
        values.put("unchanged", breadth.tally().unchanged());
        values.put("members", breadth.members());
        values.put("coverage", breadth.coverage());
        values.put("netAdvances", breadth.netAdvances());
        values.put("adRatio", breadth.adRatio());
        values.put("percentAdvancing", breadth.percentAdvancing());
        values.put("upVolume", breadth.tally().upVolume());
        values.put("downVolume", breadth.tally().downVolume());
        values.put("trin", breadth.trin());
        values.put("segmentRank", index.segmentRank());
        return new Facts(market.eventTime(), values);
    }

    private static Facts session(PairReading pair, MarketReading market) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", pair.subject());
        values.put("date", market.reference().session().date().toString());
        values.put("spread", pair.spread());
        pair.publishedSpreads().forEach(s -> values.put("spread" + s.sessions(), s.value()));
        values.put("z", pair.z());
        values.put("regime", pair.regime().kind().name());
        return new Facts(market.eventTime(), values);
    }

    private static Facts alert(Alert alert) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("signal", alert.identity().signal());
        values.put("event", alert.identity().event());
        values.put("subject", alert.identity().subject());
        values.put("direction", alert.identity().direction().name());
        values.put("status", alert.status().name());
        values.put("confirmation", alert.confirmation().name());
        values.put("severity", alert.severity().name());
        values.put("revision", alert.revision());
        values.put("id", alert.identity().id());
        values.put("reason", alert.explanation().reason());
        for (Evidence evidence : alert.explanation().evidence()) {
            values.put(evidence.name(), evidence.number() != null ? evidence.number() : evidence.text());
        }
        return new Facts(alert.eventTime(), values);
    }
}
