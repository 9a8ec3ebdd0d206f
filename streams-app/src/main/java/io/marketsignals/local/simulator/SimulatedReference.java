package io.marketsignals.local.simulator;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LeadLag;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.MarketHalt;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.Settings;
import io.marketsignals.schema.SpecialSession;
import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The simulated markets as reference data, all of it known from the start. */
final class SimulatedReference {
    private SimulatedReference() {}

    /** Markets, then indices, pairs, zones, a lead-lag and settings. */
    static List<ReferenceEntry> entries(List<SimulatedMarket> markets) {
        List<ReferenceEntry> entries = new ArrayList<>();
        markets.forEach(market -> entries.add(entry(ReferenceKind.MARKET, market.id(), marketOf(market))));
        markets.forEach(market ->
                market.indices().forEach(index -> entries.add(entry(ReferenceKind.INDEX, index.id(), indexOf(index)))));
        markets.forEach(market -> entries.add(entry(ReferenceKind.PAIR, pairId(market), pairOf(market))));
        entries.add(entry(
                ReferenceKind.ZONE,
                "IN-SMALL-RESISTANCE",
                new Zone("IN-SMALL", ZoneRole.RESISTANCE, 17_100.0, 17_250.0, "supply of the spring high", null)));
        entries.add(entry(
                ReferenceKind.ZONE,
                "IN-SMALL-SUPPORT",
                new Zone("IN-SMALL", ZoneRole.SUPPORT, 16_350.0, 16_500.0, "demand of the summer low", null)));
        entries.add(entry(
                ReferenceKind.ZONE,
                "AU-SMALL-RESISTANCE",
                new Zone("AU-SMALL", ZoneRole.RESISTANCE, 3_353.0, 3_362.0, "highs of the winter", null)));
        entries.add(entry(ReferenceKind.LEAD_LAG, "US-AU-SMALL", new LeadLag("US-SMALL", "AU-SMALL")));
        // The declared zones tell the story; those from pivots of a made-up history would talk over it.
        entries.add(entry(ReferenceKind.SETTINGS, "*", new Settings(Map.of("level-zone.pivots", "false"))));
        return List.copyOf(entries);
    }

    private static ReferenceEntry entry(ReferenceKind kind, String id, Object body) {
        return new ReferenceEntry(kind, id, List.of(new ReferenceVersion(null, null, body)));
    }

    private static Market marketOf(SimulatedMarket market) {
        MarketCalendar calendar = market.calendar();
        return new Market(
                market.name(),
                calendar.zone().getId(),
                calendar.regular().open().toString(),
                calendar.regular().close().toString(),
                calendar.weekdays().stream().sorted().map(Enum::name).toList(),
                calendar.holidays().stream().sorted().toList(),
                calendar.special().entrySet().stream()
                        .map(e -> new SpecialSession(
                                e.getKey(),
                                e.getValue().open().toString(),
                                e.getValue().close().toString()))
                        .toList(),
                calendar.settle().toMillis(),
                calendar.halts().stream()
                        .map(h -> new MarketHalt(h.date(), h.from().toString(), h.to().toString()))
                        .toList(),
                calendar.from(),
                calendar.to());
    }

    private static Index indexOf(SimulatedIndex index) {
        List<Member> members = IntStream.range(0, index.members())
                .mapToObj(i -> new Member(index.symbol(i), null, null, index.weight(i), index.sector(i)))
                .toList();
        return new Index(index.market(), index.name(), index.segment(), LevelSource.FEED, index.level(), members);
    }

    private static String pairId(SimulatedMarket market) {
        return market.id() + "-SMALL-LARGE";
    }

    private static Pair pairOf(SimulatedMarket market) {
        return new Pair(
                market.id(), market.index("SMALL").id(), market.index("LARGE").id());
    }
}
