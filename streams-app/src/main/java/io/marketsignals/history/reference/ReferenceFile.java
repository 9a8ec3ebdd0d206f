package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.Position;
import io.marketsignals.history.yaml.YamlFile;
import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.CorporateAction;
import io.marketsignals.schema.LeadLag;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.Settings;
import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a reference file; whatever cannot hold together is refused with file, line and a sentence. */
public final class ReferenceFile {
    private static final String[] KEYS = {
        "markets", "indices", "pairs", "zones", "lead-lag", "corporate-actions", "settings", "context"
    };

    private final YamlMap yaml;
    private final Path folder;
    private final Map<String, MarketSection> markets = new LinkedHashMap<>();
    private final Map<String, IndexSection> indices = new LinkedHashMap<>();
    private final List<ReferenceEntry> entries = new ArrayList<>();
    private final Map<String, Position> subjects = new HashMap<>();

    private ReferenceFile(YamlMap yaml, Path folder) {
        this.yaml = yaml;
        this.folder = folder;
    }

    /** The reference data of a file; CSV files that it names are looked up beside it. */
    public static Reference read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return new ReferenceFile(YamlFile.read(file).only("a reference file", KEYS), folder).read();
    }

    private Reference read() {
        each("markets", "market", this::market);
        if (markets.isEmpty()) {
            throw yaml.position("markets").error("a reference file needs at least one market");
        }
        each("indices", "index", this::index);
        each("pairs", "pair", this::pair);
        each("zones", "zone", this::zone);
        each("lead-lag", "lead-lag", this::leadLag);
        yaml.items("corporate-actions").forEach(this::corporateAction);
        each("settings", "market or index", this::settings);
        Reference.checkOneMarketPerSymbol(entries);
        Map<String, Map<String, String>> open = new HashMap<>();
        indices.forEach((id, index) -> {
            if (index.open()) {
                open.put(id, index.sectors());
            }
        });
        Map<String, MarketCalendar> calendars = new HashMap<>();
        markets.forEach((id, market) -> calendars.put(id, market.calendar()));
        List<ContextEvent> context = new ContextSection(markets.keySet(), indices.keySet()).read(yaml.items("context"));
        return new Reference(entries, calendars, open, context);
    }

    private void market(String id, YamlMap map) {
        MarketSection market = MarketSection.read(id, map);
        markets.put(id, market);
        add(ReferenceKind.MARKET, id, always(market.body()));
    }

    private void index(String id, YamlMap map) {
        IndexSection index = IndexSection.read(id, map, folder);
        String market = index.body().getMarket();
        if (!markets.containsKey(market)) {
            throw map.position("market").error("index " + id + " names market " + market + ", which the file lacks");
        }
        subject(id, map.at());
        indices.put(id, index);
        add(ReferenceKind.INDEX, id, always(index.body()));
    }

    private void pair(String id, YamlMap map) {
        String what = "pair " + id;
        map.only(what, "small", "large");
        String small = leg(what, map, "small");
        String large = leg(what, map, "large");
        String market = market(small);
        if (small.equals(large)) {
            throw map.error(what + " needs two different indices, not twice " + small);
        }
        if (!market.equals(market(large))) {
            throw map.error(what + " needs two indices of one market: " + small + " and " + large + " are not");
        }
        subject(id, map.at());
        add(ReferenceKind.PAIR, id, always(new Pair(market, small, large)));
    }

    private void zone(String id, YamlMap map) {
        String what = "zone " + id;
        map.only(what, "index", "role", "low", "high", "label", "from", "to");
        double low = map.text("low", what).number();
        double high = map.text("high", what).number();
        LocalDate from = map.optionalText("from").map(YamlText::date).orElse(null);
        LocalDate to = map.optionalText("to").map(YamlText::date).orElse(null);
        if (low <= 0 || low >= high) {
            throw map.position("low").error(what + " needs 0 < low < high: " + low + " and " + high);
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw map.position("to").error(what + " must begin before it ends: " + from + " to " + to);
        }
        subject(id, map.at());
        Zone body = Zone.newBuilder()
                .setIndex(leg(what, map, "index"))
                .setRole(map.text("role", what).oneOf(ZoneRole.class))
                .setLow(low)
                .setHigh(high)
                .setLabel(map.optionalText("label").map(YamlText::text).orElse(""))
                .setValidTo(to)
                .build();
        add(ReferenceKind.ZONE, id, version(from, body));
    }

    private void leadLag(String id, YamlMap map) {
        String what = "lead-lag " + id;
        map.only(what, "leader", "follower");
        String leader = leg(what, map, "leader");
        String follower = leg(what, map, "follower");
        if (market(leader).equals(market(follower))) {
            throw map.error(what + " needs indices of two markets: " + leader + " and " + follower + " are of one");
        }
        subject(id, map.at());
        add(ReferenceKind.LEAD_LAG, id, always(new LeadLag(leader, follower)));
    }

    private void corporateAction(YamlNode item) {
        String what = "a corporate action";
        YamlMap map = item.map(what).only(what, "symbol", "factor", "from");
        String symbol = Names.checked(map.text("symbol", what), "symbol");
        LocalDate from = map.text("from", what).date();
        double factor = map.text("factor", what).number();
        if (factor <= 0) {
            throw map.position("factor").error("the factor of " + symbol + " must be above 0: " + factor);
        }
        String id = symbol + "@" + from;
        subject(id, map.at());
        add(ReferenceKind.CORPORATE_ACTION, id, version(from, new CorporateAction(symbol, factor)));
    }

    private void settings(String id, YamlMap map) {
        if (!id.equals("*") && !markets.containsKey(id) && !indices.containsKey(id)) {
            throw map.error("settings are for '*', a market or an index; there is no " + id);
        }
        Map<String, String> values = new TreeMap<>();
        map.keys()
                .forEach(key ->
                        values.put(key, map.text(key, "settings of " + id).text()));
        add(ReferenceKind.SETTINGS, id, always(new Settings(values)));
    }

    private String market(String index) {
        return indices.get(index).body().getMarket();
    }

    private String leg(String what, YamlMap map, String key) {
        YamlText index = map.text(key, what);
        if (!indices.containsKey(index.text())) {
            throw index.error(what + " names index " + index.text() + ", which the file lacks");
        }
        return index.text();
    }

    /** Alerts name their subject by id alone, so indices, pairs, zones and lead-lags share one space of names. */
    private void subject(String id, Position at) {
        Position before = subjects.putIfAbsent(id, at);
        if (before != null) {
            throw at.error("the id " + id + " is taken already, see line " + before.line());
        }
    }

    private void each(String section, String what, Reader reader) {
        YamlMap map = yaml.section(section);
        for (String id : map.lines().keySet()) {
            Names.checked(id, what + " id", map.position(id));
            YamlNode body =
                    map.optional(id).orElseThrow(() -> map.position(id).error(what + " " + id + " says nothing"));
            reader.read(id, body.map(what + " " + id));
        }
    }

    private void add(ReferenceKind kind, String id, ReferenceVersion version) {
        entries.add(new ReferenceEntry(kind, id, List.of(version)));
    }

    private static ReferenceVersion always(Object body) {
        return ReferenceVersion.newBuilder().setBody(body).build();
    }

    private static ReferenceVersion version(LocalDate from, Object body) {
        return ReferenceVersion.newBuilder()
                .setEffectiveFrom(from)
                .setBody(body)
                .build();
    }

    @FunctionalInterface
    private interface Reader {
        void read(String id, YamlMap map);
    }
}
