package io.marketsignals.topology;

import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.Halt;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.LeadLagDefinition;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Timeline;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LeadLag;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.Zone;
import io.marketsignals.signal.SignalDetectors;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads reference entries as they travel into the reference data of the core. */
public final class ReferenceReader {
    private final Map<String, Timeline<MarketCalendar>> markets = new TreeMap<>();
    private final Map<String, Timeline<IndexDefinition>> indices = new TreeMap<>();
    private final Map<String, Timeline<PairDefinition>> pairs = new TreeMap<>();
    private final Map<String, Timeline<ZoneDefinition>> zones = new TreeMap<>();
    private final Map<String, List<CorporateAction>> actions = new HashMap<>();
    private final Map<String, Timeline<Map<String, String>>> settings = new HashMap<>();
    private final Map<String, Timeline<LeadLagDefinition>> leadLags = new TreeMap<>();

    /** Takes an entry in; throws IllegalArgumentException with a sentence when it makes no sense, and takes nothing. */
    public void add(ReferenceEntry entry) {
        String id = entry.getId();
        try {
            if (id.isEmpty() || id.indexOf('/') >= 0) {
                throw new IllegalArgumentException("an id must not be empty or hold a slash");
            }
            switch (entry.getKind()) {
                case MARKET -> markets.put(id, timeline(entry, Market.class, ReferenceReader::calendar));
                case INDEX -> indices.put(id, timeline(entry, Index.class, body -> index(id, body)));
                case PAIR ->
                    pairs.put(
                            id,
                            timeline(
                                    entry,
                                    Pair.class,
                                    p -> new PairDefinition(id, p.getMarket(), p.getSmall(), p.getLarge())));
                case ZONE -> zones.put(id, timeline(entry, Zone.class, body -> zone(id, body)));
                case CORPORATE_ACTION -> addAction(entry);
                case SETTINGS ->
                    settings.put(
                            id, timeline(entry, io.marketsignals.schema.Settings.class, ReferenceReader::overrides));
                case LEAD_LAG -> leadLags.put(id, leadLag(entry));
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "reference entry " + entry.getKind() + ":" + id + " is refused: " + e.getMessage(), e);
        }
    }

    /** The reference data of all entries taken in. */
    public Reference reference() {
        return Reference.of(markets, indices, pairs, zones, actions, settings).withLeadLags(leadLags);
    }

    private static <B, T> Timeline<T> timeline(ReferenceEntry entry, Class<B> type, Function<B, T> read) {
        List<Timeline.Version<T>> versions = new ArrayList<>();
        for (ReferenceVersion version : entry.getVersions()) {
            Long published = version.getPublishedAt() == null
                    ? null
                    : version.getPublishedAt().toEpochMilli();
            Object body = version.getBody();
            if (body != null && !type.isInstance(body)) {
                throw new IllegalArgumentException(
                        "its body is a " + body.getClass().getSimpleName());
            }
            versions.add(new Timeline.Version<>(
                    version.getEffectiveFrom(), published, body == null ? null : read.apply(type.cast(body))));
        }
        return new Timeline<>(versions);
    }

    private void addAction(ReferenceEntry entry) {
        for (ReferenceVersion version : entry.getVersions()) {
            if (version.getBody() instanceof io.marketsignals.schema.CorporateAction body) {
                CorporateAction action =
                        new CorporateAction(body.getSymbol(), version.getEffectiveFrom(), body.getFactor());
                actions.computeIfAbsent(action.symbol(), symbol -> new ArrayList<>())
                        .add(action);
            }
        }
    }

    private static MarketCalendar calendar(Market market) {
        Map<LocalDate, SessionHours> special = new HashMap<>();
        market.getSpecial().forEach(s -> special.put(s.getDate(), hours(s.getOpen(), s.getClose())));
        Set<DayOfWeek> weekdays = market.getWeekdays() == null
                ? Set.of()
                : market.getWeekdays().stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
        return new MarketCalendar(
                ZoneId.of(market.getZone()),
                hours(market.getOpen(), market.getClose()),
                weekdays,
                Set.copyOf(market.getHolidays()),
                special,
                market.getHalts().stream()
                        .map(h -> new Halt(h.getDate(), LocalTime.parse(h.getFrom()), LocalTime.parse(h.getTo())))
                        .toList(),
                market.getFrom(),
                market.getTo(),
                Duration.ofMillis(market.getSettleMillis()));
    }

    private static SessionHours hours(String open, String close) {
        return new SessionHours(LocalTime.parse(open), LocalTime.parse(close));
    }

    private static IndexDefinition index(String id, Index index) {
        List<Membership> members = index.getMembers().stream()
                .map(m -> new Membership(m.getSymbol(), m.getFrom(), m.getTo(), m.getWeight(), m.getSector()))
                .toList();
        return new IndexDefinition(
                id,
                index.getMarket(),
                index.getSegment(),
                index.getLevel() == LevelSource.DERIVED,
                index.getBase(),
                members);
    }

    private static ZoneDefinition zone(String id, Zone zone) {
        return new ZoneDefinition(
                id,
                zone.getIndex(),
                ZoneDefinition.Role.valueOf(zone.getRole().name()),
                zone.getLow(),
                zone.getHigh(),
                zone.getLabel(),
                zone.getValidTo());
    }

    private static Timeline<LeadLagDefinition> leadLag(ReferenceEntry entry) {
        Timeline<LeadLagDefinition> timeline = timeline(
                entry,
                LeadLag.class,
                body -> new LeadLagDefinition(entry.getId(), body.getLeader(), body.getFollower()));
        long pairs = timeline.versions().stream()
                .map(Timeline.Version::value)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (pairs > 1) {
            throw new IllegalArgumentException("its versions must name the same two indices");
        }
        return timeline;
    }

    private static Map<String, String> overrides(io.marketsignals.schema.Settings body) {
        SignalDetectors.check(Settings.of(body.getValues()));
        return Map.copyOf(body.getValues());
    }
}
