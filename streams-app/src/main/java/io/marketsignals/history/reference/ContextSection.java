package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.EarningsDate;
import io.marketsignals.schema.Flow;
import io.marketsignals.schema.RateDecision;
import io.marketsignals.schema.RatingChange;
import io.marketsignals.schema.RatingDirection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The context events of a reference file.
 *
 * @param markets ids that the file has
 * @param indices ids that the file has
 */
record ContextSection(Set<String> markets, Set<String> indices) {
    private static final String WHAT = "a context event";

    /** What an event is. */
    private enum Kind {
        RATING_CHANGE,
        EARNINGS_DATE,
        FLOW,
        RATE_DECISION
    }

    /** The events in the order of the file. */
    List<ContextEvent> read(List<YamlNode> items) {
        List<ContextEvent> events = new ArrayList<>();
        items.forEach(item -> events.add(event(item.map(WHAT))));
        return events;
    }

    private ContextEvent event(YamlMap map) {
        map.only(WHAT, allKeys());
        Kind kind = map.text("kind", WHAT).oneOf(Kind.class);
        map.only(
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                keys(kind).toArray(String[]::new));
        YamlText subject = map.text("subject", WHAT);
        Names.checked(subject, "subject");
        Instant time = map.text("time", WHAT).instant();
        Instant published = kind == Kind.EARNINGS_DATE || map.has("published")
                ? map.text("published", WHAT).instant()
                : time;
        return new ContextEvent(subject.text(), time, published, body(kind, subject, map));
    }

    private Object body(Kind kind, YamlText subject, YamlMap map) {
        return switch (kind) {
            case RATING_CHANGE -> ratingChange(map);
            case EARNINGS_DATE -> new EarningsDate(map.text("date", WHAT).date(), name(map, "period"));
            case FLOW -> flow(subject, map);
            case RATE_DECISION -> rateDecision(subject, map);
        };
    }

    private static RatingChange ratingChange(YamlMap map) {
        if (!map.has("from") && !map.has("to")) {
            throw map.error("a rating change needs 'from' or 'to'");
        }
        return new RatingChange(
                name(map, "firm"),
                map.has("from") ? name(map, "from") : null,
                map.has("to") ? name(map, "to") : null,
                map.text("direction", WHAT).oneOf(RatingDirection.class));
    }

    private Flow flow(YamlText subject, YamlMap map) {
        if (!markets.contains(subject.text()) && !indices.contains(subject.text())) {
            throw subject.error("a flow is into a market or index; there is no " + subject.text());
        }
        return new Flow(name(map, "investor"), map.text("amount", WHAT).number(), name(map, "currency"));
    }

    private RateDecision rateDecision(YamlText subject, YamlMap map) {
        List<YamlText> further = map.items("markets").stream()
                .map(market -> market.text("a market"))
                .toList();
        Stream.concat(Stream.of(subject), further.stream())
                .filter(market -> !markets.contains(market.text()))
                .findFirst()
                .ifPresent(market -> {
                    throw market.error("a rate decision is for a market; there is no " + market.text());
                });
        return new RateDecision(
                name(map, "authority"),
                map.text("from-rate", WHAT).number(),
                map.text("to-rate", WHAT).number(),
                further.stream().map(YamlText::text).toList());
    }

    private static String name(YamlMap map, String key) {
        return Names.checked(map.text(key, WHAT), key);
    }

    private static String[] allKeys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Kind kind : Kind.values()) {
            keys.addAll(keys(kind));
        }
        return keys.toArray(String[]::new);
    }

    private static List<String> keys(Kind kind) {
        List<String> keys = new ArrayList<>(List.of("kind", "subject", "time", "published"));
        keys.addAll(
                switch (kind) {
                    case RATING_CHANGE -> List.of("firm", "from", "to", "direction");
                    case EARNINGS_DATE -> List.of("date", "period");
                    case FLOW -> List.of("investor", "amount", "currency");
                    case RATE_DECISION -> List.of("authority", "from-rate", "to-rate", "markets");
                });
        return keys;
    }
}
