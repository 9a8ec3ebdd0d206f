package io.marketsignals.history.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.history.yaml.Position;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Session;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedCalendarsTest {
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** 2024 has 262 weekdays, 2025 to 2027 have 261 each. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "XNYS, 2024, 252", // 262 - 10 holidays
        "XNYS, 2025, 250", // 261 - 10 - the day of mourning
        "XNYS, 2026, 251", // 261 - 10
        "XNYS, 2027, 251", // 261 - 10
        "XASX, 2024, 254", // 262 - 8
        "XASX, 2025, 253", // 261 - 8
        "XASX, 2026, 254", // 261 - 7: Anzac Day is a Saturday
        "XASX, 2027, 254", // 261 - 7: Anzac Day is a Sunday
        "XNSE, 2024, 249", // 262 - 17 + 3 Saturdays + Muhurat
        "XNSE, 2025, 249", // 261 - 14 + Budget Saturday + Muhurat
        "XNSE, 2026, 246", // 261 - 16 + Budget Sunday
        "XNSE, 2027, 256" // 261 - 5 that are known; incomplete, as its file says
    })
    void shouldHoldAsManySessionsAYearAsTheExchangeDoes(String mic, int year, int sessions) {
        MarketCalendar calendar = calendar(mic);

        long held = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> calendar.session(date).isPresent())
                .count();

        assertThat(held).isEqualTo(sessions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XNSE", "XASX", "XNYS"})
    void shouldNameOnlyHolidaysThatWouldBeSessions(String mic) {
        MarketCalendar calendar = calendar(mic);

        assertThat(calendar.weekdays()).isEqualTo(WEEKDAYS);
        assertThat(calendar.holidays())
                .allMatch(calendar::knows)
                .allMatch(date -> WEEKDAYS.contains(date.getDayOfWeek()), "a weekday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XNSE", "XASX", "XNYS"})
    void shouldHoldSpecialSessionsOnKnownDatesWithOtherHoursOrDaysThanTheRegular(String mic) {
        MarketCalendar calendar = calendar(mic);

        assertThat(calendar.special()).allSatisfy((date, hours) -> {
            boolean regularDay = WEEKDAYS.contains(date.getDayOfWeek())
                    && !calendar.holidays().contains(date);
            assertThat(calendar.knows(date)).isTrue();
            assertThat(!regularDay || !hours.equals(calendar.regular()))
                    .as("the session of %s says something", date)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"XNSE", "XASX", "XNYS"})
    void shouldKnowTheYears2024To2027(String mic) {
        MarketCalendar calendar = calendar(mic);

        assertThat(calendar.from()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(calendar.to()).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(calendar.session(LocalDate.of(2023, 12, 29))).isEmpty();
        assertThat(calendar.session(LocalDate.of(2028, 1, 3))).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        // Kolkata: UTC+5:30
        "XNSE, 2024-01-19, 03:45, 10:00",
        "XNSE, 2024-03-02, 03:45, 07:00",
        "XNSE, 2024-11-01, 12:30, 13:30",
        "XNSE, 2025-02-01, 03:45, 10:00",
        "XNSE, 2025-10-21, 08:15, 09:15",
        "XNSE, 2026-02-01, 03:45, 10:00",
        // Sydney: UTC+11 until 2024-04-07 and from 2024-10-06, else UTC+10; 10:00 is on the same date by UTC in winter
        "XASX, 2024-04-08, 00:00, 06:00",
        "XASX, 2024-10-04, 00:00, 06:00",
        // New York: UTC-4 from 2024-03-10 until 2024-11-03, else UTC-5
        "XNYS, 2024-03-08, 14:30, 21:00",
        "XNYS, 2024-03-11, 13:30, 20:00",
        "XNYS, 2024-11-01, 13:30, 20:00",
        "XNYS, 2024-11-04, 14:30, 21:00",
        "XNYS, 2024-11-29, 14:30, 18:00",
        "XNYS, 2027-11-26, 14:30, 18:00"
    })
    void shouldOpenAndCloseAtTheseInstants(String mic, String date, String open, String close) {
        Session session = calendar(mic).session(LocalDate.parse(date)).orElseThrow();

        assertThat(Instant.ofEpochMilli(session.open())).isEqualTo(date + "T" + open + ":00Z");
        assertThat(Instant.ofEpochMilli(session.close())).isEqualTo(date + "T" + close + ":00Z");
    }

    @Test
    void shouldOpenOnTheDayBeforeByUtcWhenSydneyKeepsSummerTime() {
        Session friday = calendar("XASX").session(LocalDate.of(2024, 4, 5)).orElseThrow();
        Session eve = calendar("XASX").session(LocalDate.of(2024, 12, 24)).orElseThrow();

        // 10:00 and 16:00 at UTC+11; the early close is 14:10, and a quarter of an hour later the auction is over
        assertThat(Instant.ofEpochMilli(friday.open())).isEqualTo("2024-04-04T23:00:00Z");
        assertThat(Instant.ofEpochMilli(friday.close())).isEqualTo("2024-04-05T05:00:00Z");
        assertThat(Instant.ofEpochMilli(eve.close())).isEqualTo("2024-12-24T03:10:00Z");
        assertThat(Instant.ofEpochMilli(eve.end())).isEqualTo("2024-12-24T03:25:00Z");
    }

    @ParameterizedTest
    @CsvSource({"XNYS, 2025-01-09", "XNSE, 2024-05-20", "XNSE, 2024-11-20", "XNSE, 2026-01-15"})
    void shouldHoldNoSessionOnDaysThatWereClosedAtShortNotice(String mic, LocalDate date) {
        assertThat(calendar(mic).session(date)).isEmpty();
    }

    @Test
    void shouldHaltTradingBetweenTheSitesOnTheSaturdaysOfTheSwitch() {
        MarketCalendar calendar = calendar("XNSE");

        // 10:00 to 11:30 in Kolkata
        assertThat(calendar.tradingAt(at("2024-03-02T04:29:59Z"))).isPresent();
        assertThat(calendar.tradingAt(at("2024-03-02T04:30:00Z"))).isEmpty();
        assertThat(calendar.tradingAt(at("2024-03-02T05:59:59Z"))).isEmpty();
        assertThat(calendar.tradingAt(at("2024-03-02T06:00:00Z"))).isPresent();
    }

    @Test
    void shouldCloseAndHoldOnTheSameDateOnlyForMuhurat() {
        // a date twice among the holidays, or twice among the special sessions, is refused on reading
        List<LocalDate> both = calendar("XNSE").special().keySet().stream()
                .filter(calendar("XNSE").holidays()::contains)
                .sorted()
                .toList();

        assertThat(both).containsExactly(LocalDate.of(2024, 11, 1), LocalDate.of(2025, 10, 21));
        assertThat(calendar("XNYS").special().keySet())
                .doesNotContainAnyElementsOf(calendar("XNYS").holidays());
        assertThat(calendar("XASX").special().keySet())
                .doesNotContainAnyElementsOf(calendar("XASX").holidays());
    }

    @ParameterizedTest
    @CsvSource({"XBOM, XNSE", "XNAS, XNYS"})
    void shouldKeepTheSessionsOfTheExchangeThatItFollows(String mic, String followed) {
        assertThat(calendar(mic)).isEqualTo(calendar(followed));
    }

    @Test
    void shouldNameTheCalendarsThatThereAreWhenAskedForAnother() {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> calendar("NSE"))
                .withMessage("reference.yaml:7: there is no calendar NSE; there are XASX, XBOM, XNAS, XNSE, XNYS");
    }

    private static MarketCalendar calendar(String mic) {
        return ShippedCalendars.named(new YamlText(new Position("reference.yaml", 7), mic));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
