package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketHaltTest {
    private static final LocalDate HALTED = LocalDate.of(2024, 3, 4);

    /** 09:00 to 17:00 UTC on weekdays of 2024, a minute to settle; on Monday 2024-03-04 halted twice. */
    private static final MarketCalendar CALENDAR =
            calendar(ZoneOffset.UTC, halt("15:00", "15:30"), halt("11:00", "12:00"));

    private static MarketCalendar calendar(ZoneId zone, Halt... halts) {
        return new MarketCalendar(
                zone,
                new SessionHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(),
                Map.of(),
                List.of(halts),
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2025, 1, 1),
                Duration.ofMinutes(1));
    }

    private static Halt halt(String from, String to) {
        return new Halt(HALTED, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void shouldTradeInStretchesBetweenTheHalts() {
        assertThat(CALENDAR.tradingAt(at("2024-03-04T10:59:59.999Z")).orElseThrow())
                .returns(at("2024-03-04T09:00:00Z"), TradingSpan::from)
                .returns(at("2024-03-04T11:00:00Z"), TradingSpan::to);
        assertThat(CALENDAR.tradingAt(at("2024-03-04T12:00:00Z")).orElseThrow())
                .returns(at("2024-03-04T12:00:00Z"), TradingSpan::from)
                .returns(at("2024-03-04T15:00:00Z"), TradingSpan::to);
        assertThat(CALENDAR.tradingAt(at("2024-03-04T17:00:59.999Z")).orElseThrow())
                .returns(at("2024-03-04T15:30:00Z"), TradingSpan::from)
                .returns(at("2024-03-04T17:01:00Z"), TradingSpan::to);
    }

    @Test
    void shouldNotTradeFromTheStartOfAHaltUntilItsEnd() {
        assertThat(CALENDAR.tradingAt(at("2024-03-04T11:00:00Z"))).isEmpty();
        assertThat(CALENDAR.tradingAt(at("2024-03-04T11:59:59.999Z"))).isEmpty();
    }

    @Test
    void shouldGoOnWithTheSameSessionWhenTheHaltIsOver() {
        Session before =
                CALENDAR.tradingAt(at("2024-03-04T10:00:00Z")).orElseThrow().session();
        Session during = CALENDAR.sessionAt(at("2024-03-04T11:30:00Z")).orElseThrow();
        Session after =
                CALENDAR.tradingAt(at("2024-03-04T16:00:00Z")).orElseThrow().session();

        assertThat(during).isEqualTo(before);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void shouldTradeTheWholeSessionWhenTheHaltIsOfAnotherDate() {
        assertThat(CALENDAR.tradingAt(at("2024-03-05T11:30:00Z")).orElseThrow())
                .returns(at("2024-03-05T09:00:00Z"), TradingSpan::from)
                .returns(at("2024-03-05T17:01:00Z"), TradingSpan::to);
    }

    @Test
    void shouldTradeInNoSessionWhenTheMarketIsClosed() {
        assertThat(CALENDAR.tradingAt(at("2024-03-04T08:59:59.999Z"))).isEmpty();
        assertThat(CALENDAR.tradingAt(at("2024-03-09T11:30:00Z"))).isEmpty();
    }

    @Test
    void shouldHaltByLocalTime() {
        // Kolkata is at UTC+5:30: 11:00 to 12:00 there is 05:30 to 06:30 by UTC
        MarketCalendar kolkata = calendar(ZoneId.of("Asia/Kolkata"), halt("11:00", "12:00"));

        assertThat(kolkata.tradingAt(at("2024-03-04T05:29:59Z"))).isPresent();
        assertThat(kolkata.tradingAt(at("2024-03-04T06:29:59Z"))).isEmpty();
        assertThat(kolkata.tradingAt(at("2024-03-04T06:30:00Z"))).isPresent();
    }

    @Test
    void shouldHaltAMarketThatDeclaresNoDates() {
        MarketCalendar fromData = new MarketCalendar(
                ZoneOffset.UTC,
                new SessionHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(halt("11:00", "12:00")),
                null,
                null,
                Duration.ZERO);

        assertThat(fromData.tradingAt(at("2024-03-04T08:00:00Z")).orElseThrow())
                .returns(at("2024-03-04T08:00:00Z"), TradingSpan::from)
                .returns(at("2024-03-04T11:00:00Z"), TradingSpan::to);
        assertThat(fromData.tradingAt(at("2024-03-04T11:00:00Z"))).isEmpty();
    }

    @Test
    void shouldResumeWhenTheLastOfAdjoiningHaltsIsOver() {
        MarketCalendar adjoining = calendar(ZoneOffset.UTC, halt("12:00", "13:00"), halt("11:00", "12:00"));

        assertThat(adjoining.resumed(at("2024-03-04T11:30:00Z"))).isEqualTo(at("2024-03-04T13:00:00Z"));
        assertThat(adjoining.resumed(at("2024-03-04T10:59:59Z"))).isEqualTo(at("2024-03-04T10:59:59Z"));
        assertThat(adjoining.resumed(at("2024-03-05T11:30:00Z"))).isEqualTo(at("2024-03-05T11:30:00Z"));
    }

    @Test
    void shouldHoldNoSessionOnDatesThatTheCalendarDoesNotKnow() {
        // Friday 2023-12-29 and Wednesday 2025-01-01 would be sessions by their weekdays
        assertThat(CALENDAR.session(LocalDate.of(2023, 12, 29))).isEmpty();
        assertThat(CALENDAR.sessionAt(at("2025-01-01T12:00:00Z"))).isEmpty();
        assertThat(CALENDAR.session(LocalDate.of(2024, 1, 1))).isPresent();
        assertThat(CALENDAR.session(LocalDate.of(2024, 12, 31))).isPresent();
        assertThat(CALENDAR.next(LocalDate.of(2024, 12, 31))).isEmpty();
    }
}
