package io.marketsignals.local.simulator;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.SessionHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The three markets, with the holidays and the early close of the simulated months. */
public final class SimulatedMarkets {
    /** First date of the history: at least 75 sessions before {@link #LIVE_FROM} in each market. */
    public static final LocalDate HISTORY_FROM = LocalDate.of(2025, 5, 26);
    /** First date of the live week. */
    public static final LocalDate LIVE_FROM = LocalDate.of(2025, 9, 15);
    /** Last date of the live week. */
    public static final LocalDate LIVE_TO = LocalDate.of(2025, 9, 19);

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Duration SETTLE = Duration.ofMinutes(1);
    private static final long PHASE_MILLIS = 20_000;

    private SimulatedMarkets() {}

    /** All markets, in the order in which they open on a date. */
    public static List<SimulatedMarket> all() {
        return List.of(australia(), india(), unitedStates());
    }

    private static SimulatedMarket australia() {
        MarketCalendar calendar = calendar("Australia/Sydney", "10:00", "16:00", Set.of(date(6, 9)), Map.of());
        return new SimulatedMarket(
                "AU",
                "Australia",
                calendar,
                List.of(
                        new SimulatedIndex("AU-LARGE", "Australia large caps", "LARGE", 100, 9_205),
                        new SimulatedIndex("AU-MID", "Australia mid caps", "MID", 100, 10_715),
                        new SimulatedIndex("AU-SMALL", "Australia small caps", "SMALL", 200, 3_494)),
                0);
    }

    private static SimulatedMarket india() {
        MarketCalendar calendar =
                calendar("Asia/Kolkata", "09:15", "15:30", Set.of(date(8, 15), date(8, 27)), Map.of());
        return new SimulatedMarket(
                "IN",
                "India",
                calendar,
                List.of(
                        new SimulatedIndex("IN-LARGE", "India large caps", "LARGE", 100, 26_767),
                        new SimulatedIndex("IN-MID", "India mid caps", "MID", 150, 21_467),
                        new SimulatedIndex("IN-SMALL", "India small caps", "SMALL", 1_200, 17_816)),
                PHASE_MILLIS);
    }

    private static SimulatedMarket unitedStates() {
        MarketCalendar calendar = calendar(
                "America/New_York",
                "09:30",
                "16:00",
                Set.of(date(5, 26), date(6, 19), date(7, 4)),
                Map.of(date(7, 3), hours("09:30", "13:00")));
        return new SimulatedMarket(
                "US",
                "United States",
                calendar,
                List.of(
                        new SimulatedIndex("US-LARGE", "United States large caps", "LARGE", 100, 6_560),
                        new SimulatedIndex("US-MID", "United States mid caps", "MID", 150, 3_270),
                        new SimulatedIndex("US-SMALL", "United States small caps", "SMALL", 300, 2_448)),
                2 * PHASE_MILLIS);
    }

    private static MarketCalendar calendar(
            String zone, String open, String close, Set<LocalDate> holidays, Map<LocalDate, SessionHours> special) {
        return new MarketCalendar(ZoneId.of(zone), hours(open, close), WEEKDAYS, holidays, special, SETTLE);
    }

    private static SessionHours hours(String open, String close) {
        return new SessionHours(LocalTime.parse(open), LocalTime.parse(close));
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(HISTORY_FROM.getYear(), month, day);
    }
}
