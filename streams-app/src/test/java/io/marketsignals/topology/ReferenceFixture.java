package io.marketsignals.topology;

import io.marketsignals.schema.Index;
import io.marketsignals.schema.LeadLag;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.Settings;
import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reference entries, said briefly. */
public final class ReferenceFixture {
    private final List<ReferenceEntry> entries = new ArrayList<>();

    /** A market of UTC days with data, 09:00 to 17:00, a minute to settle. */
    public ReferenceFixture market(String id) {
        return add(ReferenceKind.MARKET, id, marketBody(id));
    }

    /** The same, but with sessions on Mondays only. */
    public ReferenceFixture mondays(String id) {
        Market market = marketBody(id);
        market.setWeekdays(List.of("MONDAY"));
        return add(ReferenceKind.MARKET, id, market);
    }

    private static Market marketBody(String id) {
        Market market = new Market();
        market.setName(id);
        market.setZone("UTC");
        market.setOpen("09:00");
        market.setClose("17:00");
        market.setHolidays(List.of());
        market.setSpecial(List.of());
        market.setSettleMillis(60_000);
        market.setHalts(List.of());
        return market;
    }

    /** An index with the level from its members. */
    public ReferenceFixture derived(String id, String market, String... members) {
        return index(id, market, LevelSource.DERIVED, members);
    }

    /** An index with a level feed. */
    public ReferenceFixture fed(String id, String market, String... members) {
        return index(id, market, LevelSource.FEED, members);
    }

    public ReferenceFixture pair(String id, String market, String small, String large) {
        return add(ReferenceKind.PAIR, id, new Pair(market, small, large));
    }

    public ReferenceFixture resistance(String id, String index, double low, double high) {
        return add(ReferenceKind.ZONE, id, new Zone(index, ZoneRole.RESISTANCE, low, high, "", null));
    }

    public ReferenceFixture leadLag(String id, String leader, String follower) {
        return add(ReferenceKind.LEAD_LAG, id, new LeadLag(leader, follower));
    }

    /** Settings from the beginning; the scope is a market, an index or * for all. */
    public ReferenceFixture settings(String scope, String name, String value) {
        return add(ReferenceKind.SETTINGS, scope, new Settings(Map.of(name, value)));
    }

    /** An entry with several versions, or any other that the short ways do not give. */
    public ReferenceFixture entry(ReferenceKind kind, String id, ReferenceVersion... versions) {
        entries.add(new ReferenceEntry(kind, id, List.of(versions)));
        return this;
    }

    /** Entries that were made elsewhere. */
    public ReferenceFixture entries(List<ReferenceEntry> ready) {
        entries.addAll(ready);
        return this;
    }

    public List<ReferenceEntry> entries() {
        return List.copyOf(entries);
    }

    private ReferenceFixture index(String id, String market, LevelSource level, String... members) {
        return add(ReferenceKind.INDEX, id, indexBody(id, market, level, members));
    }

    static Index indexBody(String id, String market, LevelSource level, String... members) {
        Index index = new Index();
        index.setMarket(market);
        index.setName(id);
        index.setSegment(id);
        index.setLevel(level);
        index.setBase(1000);
        index.setMembers(Stream.of(members)
                .map(symbol -> new Member(symbol, null, null, null, null))
                .toList());
        return index;
    }

    private ReferenceFixture add(ReferenceKind kind, String id, Object body) {
        entries.add(new ReferenceEntry(kind, id, List.of(new ReferenceVersion(null, null, body))));
        return this;
    }
}
