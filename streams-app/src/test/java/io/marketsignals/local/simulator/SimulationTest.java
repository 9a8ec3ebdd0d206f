package io.marketsignals.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Session;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.RateDecision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Simulation SIMULATION = new Simulation(7);
    private static final Map<String, SimulatedMarket> MARKETS =
            SIMULATION.markets().stream().collect(Collectors.toMap(SimulatedMarket::id, Function.identity()));
    private static final LocalDate MONDAY = SimulatedMarkets.LIVE_FROM;

    /** Closes by symbol or index, then by trading date. */
    private static final Map<String, TreeMap<LocalDate, Double>> CLOSES = new HashMap<>();

    /** Lowest levels by index, then by trading date. */
    private static final Map<String, TreeMap<LocalDate, Double>> LOWS = new HashMap<>();

    private static final List<Double> ZONE_LEVELS = new ArrayList<>();
    private static final Set<String> SYMBOLS = new HashSet<>();
    private static final List<Level> LATE_CLOSES = new ArrayList<>();
    private static final List<String> OUTSIDE_HOURS = new ArrayList<>();
    private static final List<String> OUT_OF_ORDER = new ArrayList<>();
    private static long historyTicks;

    @BeforeAll
    static void readOnce() {
        long last = Long.MIN_VALUE;
        for (Round round : SIMULATION) {
            MarketCalendar calendar = MARKETS.get(round.market()).calendar();
            historyTicks += round.live() ? 0 : round.ticks();
            LocalDate date = calendar.dateOf(round.asOf());
            long start = last;
            for (Price price : round.prices()) {
                check(calendar, date, price.symbol(), price.time(), last);
                last = price.time();
                SYMBOLS.add(price.symbol());
                CLOSES.computeIfAbsent(price.symbol(), s -> new TreeMap<>()).put(date, price.price());
            }
            last = start;
            for (Level level : round.levels()) {
                if (!level.officialClose()) {
                    check(calendar, date, level.index(), level.time(), last);
                }
                last = level.time();
                CLOSES.computeIfAbsent(level.index(), s -> new TreeMap<>()).put(date, level.level());
                LOWS.computeIfAbsent(level.index(), s -> new TreeMap<>()).merge(date, level.level(), Math::min);
                if (level.time() > calendar.session(date).orElseThrow().close()) {
                    LATE_CLOSES.add(level);
                }
                if (round.live() && level.index().equals("IN-SMALL")) {
                    ZONE_LEVELS.add(level.level());
                }
            }
            last = round.asOf();
        }
    }

    private static void check(MarketCalendar calendar, LocalDate date, String id, long time, long last) {
        Session session = calendar.session(date).orElseThrow();
        if (time < session.open() || time > session.close()) {
            OUTSIDE_HOURS.add(id + " " + time);
        }
        if (time < last) {
            OUT_OF_ORDER.add(id + " " + time);
        }
    }

    @Test
    void shouldRepeatItselfWhenSeedIsTheSame() {
        Iterator<Round> again = new Simulation(7).iterator();
        Iterator<Round> other = new Simulation(8).iterator();
        boolean differs = false;

        for (Round round : SIMULATION) {
            assertThat(again.next()).isEqualTo(round);
            differs |= !other.next().equals(round);
        }

        assertThat(again).isExhausted();
        assertThat(differs).isTrue();
    }

    @Test
    void shouldGiveTheTicksOfLastTimeWhenNothingWasChanged() {
        long hash = 0;
        int rounds = 0;
        for (Round round : SIMULATION) {
            for (Price price : round.prices()) {
                hash = 31 * hash + Objects.hash(price.symbol(), price.time(), price.price(), price.volume());
            }
            for (Level level : round.levels()) {
                hash = 31 * hash + Objects.hash(level.index(), level.time(), level.level(), level.officialClose());
            }
            rounds++;
        }

        assertThat(List.of(hash, (long) rounds)).containsExactly(2961198574496717826L, 6373L);
    }

    @Test
    void shouldTickInSessionsAndInOrder() {
        assertThat(OUTSIDE_HOURS).isEmpty();
        assertThat(OUT_OF_ORDER).isEmpty();
    }

    @Test
    void shouldTradeReferenceMembersOnly() {
        Set<String> members = SIMULATION.reference().stream()
                .map(entry -> entry.getVersions().get(0).getBody())
                .filter(Index.class::isInstance)
                .flatMap(body -> ((Index) body).getMembers().stream())
                .map(Member::getSymbol)
                .collect(Collectors.toSet());

        assertThat(SYMBOLS).isEqualTo(members);
    }

    @Test
    void shouldHaveAHistoryForSixtySessionSpreadsWithFewTicks() {
        for (SimulatedMarket market : MARKETS.values()) {
            Set<LocalDate> sessions =
                    CLOSES.get(market.id() + "-SMALL").headMap(MONDAY).keySet();
            assertThat(sessions).as(market.id()).hasSizeGreaterThanOrEqualTo(75);
        }
        assertThat(historyTicks).isLessThan(600_000);
    }

    @Test
    void shouldCloseEarlyOnTheDayBeforeIndependenceDay() {
        Session session =
                MARKETS.get("US").calendar().session(LocalDate.of(2025, 7, 3)).orElseThrow();

        assertThat(CLOSES.get("US-LARGE")).containsKey(session.date()).doesNotContainKey(LocalDate.of(2025, 7, 4));
        assertThat(session.close() - session.open()).isEqualTo(12_600_000);
    }

    @Test
    void shouldTellTheNarrowRiseOfIndiasSmallCaps() {
        Map<String, Double> members = returnsOfMembers("IN-SMALL", MONDAY);

        assertThat(sessionReturn("IN-SMALL", MONDAY)).isEqualTo(0.0252, within(5e-7));
        assertThat(CLOSES.get("IN-SMALL").get(MONDAY) / closeBefore("IN-SMALL", MONDAY, 5) - 1)
                .isEqualTo(0.0195, within(5e-6));
        assertThat(closeBefore("IN-SMALL", MONDAY, 1) / closeBefore("IN-SMALL", MONDAY, 5) - 1)
                .isEqualTo(-0.00556, within(5e-6));
        assertThat(count(members, 1)).isEqualTo(378);
        assertThat(count(members, -1)).isEqualTo(816);
        assertThat(378 / 816.0).isEqualTo(0.46324, within(5e-6));
        assertThat(members.values().stream().max(Double::compare).orElseThrow()).isEqualTo(0.1299, within(5e-5));
        assertThat(members.values().stream().min(Double::compare).orElseThrow()).isEqualTo(-0.1678, within(5e-5));
    }

    @Test
    void shouldExplainTheNarrowRiseByTheWeightsOfItsMembers() {
        SimulatedIndex index = MARKETS.get("IN").index("SMALL");
        Map<String, Double> members = returnsOfMembers("IN-SMALL", MONDAY);
        double sum = 0;
        double weights = 0;

        for (int i = 0; i < index.members(); i++) {
            sum += index.weight(i) * members.get(index.symbol(i));
            weights += index.weight(i);
        }

        assertThat(sum / weights).isEqualTo(0.0252, within(1e-4));
    }

    @Test
    void shouldTellTheRallyAndTheFailedBreak() {
        LocalDate thursday = MONDAY.plusDays(3);

        assertThat(CLOSES.get("IN-SMALL").get(thursday) / closeBefore("IN-SMALL", thursday, 9) - 1)
                .isBetween(0.06, 0.0602);
        assertThat(CLOSES.get("IN-MID").get(thursday) / closeBefore("IN-MID", thursday, 9) - 1)
                .isEqualTo(0.053, within(1e-6));
        assertThat(firstAtLeast(17_014.5)).isLessThan(firstAtLeast(17_100));
        assertThat(firstAtLeast(17_100)).isLessThan(firstAtLeast(17_267.26));
        assertThat(CLOSES.get("IN-SMALL").get(thursday)).isGreaterThan(17_250);
        assertThat(CLOSES.get("IN-SMALL").get(thursday.plusDays(1))).isLessThan(17_100);
        assertThat(ZONE_LEVELS).allMatch(level -> level > 16_500);
    }

    @Test
    void shouldTellTheRecordOfUnitedStatesSmallCaps() {
        LocalDate thursday = MONDAY.plusDays(3);

        double record = CLOSES.get("US-SMALL").get(thursday);

        assertThat(sessionReturn("US-SMALL", thursday)).isEqualTo(0.0251, within(5e-6));
        assertThat(CLOSES.get("US-SMALL").headMap(thursday).values()).allMatch(close -> close < record);
    }

    @Test
    void shouldCutTheRateOnTheEveOfTheRecordOfUnitedStatesSmallCaps() {
        List<ContextEvent> context = SIMULATION.context();

        ContextEvent cut = context.get(0);
        assertThat(cut.getSubject()).isEqualTo("US");
        assertThat(cut.getTime()).isEqualTo(Instant.parse("2025-09-17T18:00:00Z"));
        assertThat(cut.getBody())
                .isInstanceOfSatisfying(RateDecision.class, decision -> assertThat(decision.getToRate())
                        .isLessThan(decision.getFromRate()));
        assertThat(context.subList(1, context.size())).hasSize(3).allSatisfy(rating -> assertThat(rating.getSubject())
                .isIn(SYMBOLS));
    }

    @Test
    void shouldSplitTheAustralianMarket() {
        LocalDate tuesday = MONDAY.plusDays(1);

        assertThat(sessionReturn("AU-SMALL", tuesday)).isGreaterThan(0.001);
        assertThat(sessionReturn("AU-LARGE", tuesday)).isLessThan(-0.001);
    }

    @Test
    void shouldGoThroughTheZoneOfAustraliasSmallCapsWithARetest() {
        LocalDate tuesday = MONDAY.plusDays(1);
        TreeMap<LocalDate, Double> closes = CLOSES.get("AU-SMALL");

        // zone 3,353 to 3,362: break beyond 3,365.36, retest band up to 3,372.09
        assertThat(closes.headMap(tuesday).tailMap(LocalDate.of(2025, 6, 6)).values())
                .allMatch(close -> close < 3_353);
        assertThat(closes.get(tuesday)).isGreaterThan(3_365.36);
        assertThat(closes.tailMap(tuesday).values()).allMatch(close -> close > 3_362);
        assertThat(LOWS.get("AU-SMALL").get(tuesday.plusDays(1))).isBetween(3_362.0, 3_372.09);
    }

    @Test
    void shouldLetTheUnitedStatesFallAndReboundInTheSummer() {
        LocalDate low = LocalDate.of(2025, 8, 4);
        LocalDate rebound = LocalDate.of(2025, 8, 15);
        TreeMap<LocalDate, Double> closes = CLOSES.get("US-SMALL");

        assertThat(closes.get(low) / closeBefore("US-SMALL", low, 9) - 1).isBetween(-0.0645, -0.0625);
        assertThat(closes.get(rebound) / closeBefore("US-SMALL", rebound, 9) - 1)
                .isBetween(0.0615, 0.0640);
        assertThat(closes.headMap(rebound).values()).allMatch(close -> close >= closes.get(low));
    }

    @Test
    void shouldRaiseTheBreadthAverageOfTheReboundFromBelowFortyPercentToAThrust() {
        List<Double> advancing = closesOf("US-SMALL").stream()
                .map(date -> returnsOfMembers("US-SMALL", date))
                .map(members -> (double) count(members, 1) / (count(members, 1) + count(members, -1)))
                .toList();
        List<Double> averages = new ArrayList<>();
        double average =
                advancing.subList(0, 10).stream().mapToDouble(d -> d).average().orElseThrow();
        for (double share : advancing.subList(10, advancing.size())) {
            average += (share - average) * 2 / 11;
            averages.add(average);
        }
        int low = closesOf("US-SMALL").indexOf(LocalDate.of(2025, 8, 4)) - 10;

        assertThat(averages.get(low)).isLessThan(0.40);
        assertThat(averages.get(low + 5)).isLessThan(0.615);
        assertThat(averages.get(low + 6)).isGreaterThan(0.615);
    }

    @Test
    void shouldCorrectOneCloseLate() {
        LocalDate wednesday = MONDAY.plusDays(2);

        assertThat(LATE_CLOSES).singleElement().satisfies(late -> {
            assertThat(late.index()).isEqualTo("AU-MID");
            assertThat(late.officialClose()).isTrue();
            assertThat(late.level()).isEqualTo(CLOSES.get("AU-MID").get(wednesday));
        });
        assertThat(sessionReturn("AU-MID", wednesday)).isEqualTo(0.0060, within(1e-5));
    }

    /** All dates with a close but the first, which has no session return. */
    private static List<LocalDate> closesOf(String index) {
        return CLOSES.get(index).keySet().stream().skip(1).toList();
    }

    private static int firstAtLeast(double level) {
        for (int i = 0; i < ZONE_LEVELS.size(); i++) {
            if (ZONE_LEVELS.get(i) >= level) {
                return i;
            }
        }
        throw new AssertionError("never reached " + level);
    }

    private static Map<String, Double> returnsOfMembers(String index, LocalDate date) {
        SimulatedIndex of = MARKETS.values().stream()
                .flatMap(market -> market.indices().stream())
                .filter(candidate -> candidate.id().equals(index))
                .findFirst()
                .orElseThrow();
        Map<String, Double> returns = new HashMap<>();
        for (int i = 0; i < of.members(); i++) {
            returns.put(of.symbol(i), sessionReturn(of.symbol(i), date));
        }
        return returns;
    }

    private static long count(Map<String, Double> returns, int sign) {
        return returns.values().stream().filter(r -> Math.signum(r) == sign).count();
    }

    private static double sessionReturn(String id, LocalDate date) {
        return CLOSES.get(id).get(date) / closeBefore(id, date, 1) - 1;
    }

    private static double closeBefore(String id, LocalDate date, int sessions) {
        List<Double> earlier = List.copyOf(CLOSES.get(id).headMap(date).values());
        return earlier.get(earlier.size() - sessions);
    }
}
