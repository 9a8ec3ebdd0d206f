package io.marketsignals.core;

import io.marketsignals.model.Context;
import io.marketsignals.model.ContextEvent;
import io.marketsignals.model.ContextEvent.Direction;
import io.marketsignals.model.ContextEvent.Flow;
import io.marketsignals.model.ContextEvent.RatingChange;
import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.Halt;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Timeline;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two markets whose sessions overlap: N declares its sessions (New York, with a holiday on which nothing trades and one
 * session that stays silent and one that is halted), K takes them from its data (Kolkata).
 */
final class RandomMarkets {
    static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    static final LocalDate SPLIT = FIRST.plusDays(3);
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    static final List<String> N_SYMBOLS = symbols("N", 14);
    static final List<String> K_SYMBOLS = symbols("K", 9);
    static final List<String> FED = List.of("N.SMALL", "K.LARGE");

    private RandomMarkets() {}

    static Reference reference() {
        return Reference.of(
                Map.of("N", Timeline.always(newYork()), "K", Timeline.always(kolkata())),
                byId(
                        index("N.SMALL", false, members(N_SYMBOLS.subList(0, 9), false)),
                        index("N.LARGE", true, members(N_SYMBOLS.subList(6, 14), true)),
                        index("N.MID", true, changing()),
                        index("K.SMALL", true, members(K_SYMBOLS.subList(0, 6), false)),
                        index("K.LARGE", false, members(K_SYMBOLS.subList(3, 9), false))),
                Map.of(
                        "N.PAIR", Timeline.always(new PairDefinition("N.PAIR", "N", "N.SMALL", "N.LARGE")),
                        "K.PAIR", Timeline.always(new PairDefinition("K.PAIR", "K", "K.SMALL", "K.LARGE"))),
                zones(),
                Map.of(
                        N_SYMBOLS.get(2), List.of(new CorporateAction(N_SYMBOLS.get(2), SPLIT, 0.5)),
                        K_SYMBOLS.get(4), List.of(new CorporateAction(K_SYMBOLS.get(4), SPLIT, 0.2))),
                Map.of(
                        "*",
                        Timeline.always(Map.of(
                                "level-zone.pivot-span",
                                "1",
                                "rally.sessions",
                                "3",
                                "top-mover.return",
                                "0.01",
                                "movers.min-volume",
                                "300",
                                "breadth-broadening.sector-share",
                                "0.7",
                                "relative-volume.sessions",
                                "2",
                                "highs-lows.sessions",
                                "2",
                                "follow-through.low-sessions",
                                "2"))));
    }

    /** Rating changes of every symbol and flows into every market, some minutes before, in or after a session. */
    static Context context(Random random) {
        List<ContextEvent> events = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            long newYork = FIRST.plusDays(day)
                    .atTime(9, 0)
                    .atZone(NEW_YORK)
                    .toInstant()
                    .toEpochMilli();
            long kolkata =
                    FIRST.plusDays(day).atTime(9, 0).atZone(KOLKATA).toInstant().toEpochMilli();
            for (String symbol : N_SYMBOLS) {
                events.add(rating(symbol, newYork + random.nextInt(3_600_000), random));
            }
            for (String symbol : K_SYMBOLS) {
                events.add(rating(symbol, kolkata + random.nextInt(3_600_000), random));
            }
            events.add(flow("N", newYork + random.nextInt(3_600_000)));
            events.add(flow("K", kolkata + random.nextInt(3_600_000)));
        }
        return Context.of(events);
    }

    private static ContextEvent rating(String symbol, long time, Random random) {
        Direction direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
        return new ContextEvent(symbol, time, time, new RatingChange("F", "hold", "other", direction));
    }

    private static ContextEvent flow(String market, long time) {
        return new ContextEvent(market, time, time, new Flow("funds", 1_000_000, "USD"));
    }

    /** Twenty minutes a session, so that a tape of few ticks still closes windows of every span but the longest. */
    private static MarketCalendar newYork() {
        return new MarketCalendar(
                NEW_YORK,
                new SessionHours(LocalTime.of(9, 30), LocalTime.of(9, 50)),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(FIRST.plusDays(2)),
                Map.of(FIRST.plusDays(5), new SessionHours(LocalTime.of(18, 0), LocalTime.of(18, 20))),
                List.of(new Halt(FIRST.plusDays(1), LocalTime.of(9, 38), LocalTime.of(9, 43))),
                null,
                null,
                Duration.ofSeconds(90));
    }

    private static MarketCalendar kolkata() {
        return MarketCalendar.fromData(KOLKATA, LocalTime.of(9, 15), LocalTime.of(9, 35));
    }

    private static Map<String, Timeline<ZoneDefinition>> zones() {
        Map<String, Timeline<ZoneDefinition>> zones = new TreeMap<>();
        for (String index : List.of("N.SMALL", "N.LARGE", "K.SMALL", "K.LARGE")) {
            LocalDate end = index.startsWith("N") ? FIRST.plusDays(4) : FIRST.plusDays(6);
            zones.put(
                    "over " + index,
                    Timeline.always(new ZoneDefinition("over " + index, index, Role.RESISTANCE, 1002, 1005, "", end)));
            zones.put(
                    "under " + index,
                    Timeline.always(new ZoneDefinition("under " + index, index, Role.SUPPORT, 992, 996, "", null)));
        }
        return zones;
    }

    private static IndexDefinition index(String id, boolean derived, List<Membership> members) {
        return new IndexDefinition(id, id.substring(0, 1), id.substring(2), derived, 1000, members);
    }

    private static List<Membership> members(List<String> symbols, boolean weighted) {
        List<Membership> members = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            members.add(new Membership(symbols.get(i), null, null, weighted ? i + 1.0 : null, sector(i)));
        }
        return members;
    }

    /** Three sectors; every fourth member has none. */
    private static String sector(int member) {
        return member % 4 == 3 ? null : "sector " + member % 4;
    }

    /** An index that some join and others leave. */
    private static List<Membership> changing() {
        List<Membership> members = new ArrayList<>();
        for (int i = 3; i < 11; i++) {
            LocalDate from = i % 3 == 0 ? FIRST.plusDays(i % 5) : null;
            LocalDate to = i % 3 == 1 ? FIRST.plusDays(2 + i % 5) : null;
            members.add(new Membership(N_SYMBOLS.get(i), from, to, null, sector(i)));
        }
        return members;
    }

    private static Map<String, Timeline<IndexDefinition>> byId(IndexDefinition... indices) {
        Map<String, Timeline<IndexDefinition>> byId = new TreeMap<>();
        for (IndexDefinition index : indices) {
            byId.put(index.id(), Timeline.always(index));
        }
        return byId;
    }

    private static List<String> symbols(String prefix, int count) {
        List<String> symbols = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            symbols.add(prefix + i);
        }
        return symbols;
    }
}
