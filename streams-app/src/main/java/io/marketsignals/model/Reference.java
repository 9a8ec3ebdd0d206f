package io.marketsignals.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All reference data as of its last change: every version of markets, indices, pairs, zones, lead-lags, corporate
 * actions and settings.
 *
 * @param markets calendars by market id
 * @param settings overrides by scope: a market id, an index id, or * for all
 * @param symbolMarkets the market of each symbol that any version of any index holds
 */
public record Reference(
        Map<String, Timeline<MarketCalendar>> markets,
        Map<String, Timeline<IndexDefinition>> indices,
        Map<String, Timeline<PairDefinition>> pairs,
        Map<String, Timeline<ZoneDefinition>> zones,
        Map<String, List<CorporateAction>> actions,
        Map<String, Timeline<Map<String, String>>> settings,
        Map<String, String> symbolMarkets,
        Map<String, Timeline<LeadLagDefinition>> leadLags) {

    public static final Reference EMPTY = of(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** Reference data with the symbols' markets worked out; where two markets claim a symbol, the first by id wins. */
    public static Reference of(
            Map<String, Timeline<MarketCalendar>> markets,
            Map<String, Timeline<IndexDefinition>> indices,
            Map<String, Timeline<PairDefinition>> pairs,
            Map<String, Timeline<ZoneDefinition>> zones,
            Map<String, List<CorporateAction>> actions,
            Map<String, Timeline<Map<String, String>>> settings) {
        Map<String, String> symbolMarkets = new HashMap<>();
        for (var timeline : new TreeMap<>(indices).values()) {
            for (var version : timeline.versions()) {
                if (version.value() != null) {
                    version.value()
                            .members()
                            .forEach(m -> symbolMarkets.merge(
                                    m.symbol(), version.value().market(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
                }
            }
        }
        return new Reference(
                new TreeMap<>(markets),
                new TreeMap<>(indices),
                new TreeMap<>(pairs),
                new TreeMap<>(zones),
                Map.copyOf(actions),
                Map.copyOf(settings),
                symbolMarkets,
                Map.of());
    }

    /** The same reference data with these lead-lags. */
    public Reference withLeadLags(Map<String, Timeline<LeadLagDefinition>> leadLags) {
        return new Reference(markets, indices, pairs, zones, actions, settings, symbolMarkets, new TreeMap<>(leadLags));
    }

    /** The market whose indices hold a symbol; empty for a symbol that none ever held. */
    public Optional<String> marketOfSymbol(String symbol) {
        return Optional.ofNullable(symbolMarkets.get(symbol));
    }

    /** The market of an index in any of its versions. */
    public Optional<String> marketOfIndex(String index) {
        Timeline<IndexDefinition> timeline = indices.get(index);
        return timeline == null
                ? Optional.empty()
                : timeline.versions().stream()
                        .filter(v -> v.value() != null)
                        .map(v -> v.value().market())
                        .findFirst();
    }

    /** The latest calendar of a market; calendars carry their own dates. */
    public Optional<MarketCalendar> calendar(String market) {
        Timeline<MarketCalendar> timeline = markets.get(market);
        if (timeline == null || timeline.versions().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                timeline.versions().get(timeline.versions().size() - 1).value());
    }

    /** What holds for one session of one market. */
    public MarketSession session(String market, Session session) {
        List<IndexDefinition> held = held(indices, session).stream()
                .filter(i -> i.market().equals(market))
                .toList();
        var ids = new TreeSet<String>();
        held.forEach(i -> ids.add(i.id()));
        List<PairDefinition> pairsHeld = held(pairs, session).stream()
                .filter(p -> p.market().equals(market) && ids.contains(p.small()) && ids.contains(p.large()))
                .toList();
        List<ZoneDefinition> zonesHeld = held(zones, session).stream()
                .filter(z -> ids.contains(z.index()) && z.holdsOn(session.date()))
                .toList();
        return MarketSession.of(market, session, held, pairsHeld, zonesHeld);
    }

    /** The factor that carries a price of one session to the basis of a later one; 1 without corporate actions. */
    public double factor(String symbol, int afterEpochDay, int toEpochDay) {
        double factor = 1;
        for (CorporateAction action : actions.getOrDefault(symbol, List.of())) {
            if (action.effectiveFrom() == null) {
                continue;
            }
            long day = action.effectiveFrom().toEpochDay();
            if (day > afterEpochDay && day <= toEpochDay) {
                factor *= action.factor();
            }
        }
        return factor;
    }

    /**
     * Settings for a subject of a market in a session: the application's, then the reference data's for all, for the market
     * and for the subject.
     */
    public Settings settings(Settings base, String market, String subject, Session session) {
        Map<String, String> merged = base.valuesFor(market, subject);
        for (String scope : List.of("*", market, subject)) {
            Timeline<Map<String, String>> timeline = settings.get(scope);
            if (timeline != null) {
                timeline.at(session).ifPresent(merged::putAll);
            }
        }
        return Settings.of(merged);
    }

    /** The entries with a version that became known after the open of its first session, as {@code index NIFTY}. */
    public List<String> latePublications() {
        List<String> late = new ArrayList<>();
        indices.forEach((id, timeline) -> noteLate("index " + id, timeline, IndexDefinition::market, late));
        pairs.forEach((id, timeline) -> noteLate("pair " + id, timeline, PairDefinition::market, late));
        zones.forEach((id, timeline) -> noteLate(
                "zone " + id, timeline, zone -> marketOfIndex(zone.index()).orElse(""), late));
        leadLags.forEach((id, timeline) -> noteLate(
                "lead-lag " + id,
                timeline,
                leadLag -> marketOfIndex(leadLag.leader()).orElse(""),
                late));
        return late;
    }

    private <T> void noteLate(String name, Timeline<T> timeline, Function<T, String> market, List<String> late) {
        if (timeline.versions().stream()
                .filter(version -> version.value() != null)
                .anyMatch(version -> calendar(market.apply(version.value()))
                        .filter(version::late)
                        .isPresent())) {
            late.add(name);
        }
    }

    private static <T> List<T> held(Map<String, Timeline<T>> timelines, Session session) {
        List<T> held = new ArrayList<>();
        timelines.values().forEach(t -> t.at(session).ifPresent(held::add));
        return held;
    }
}
