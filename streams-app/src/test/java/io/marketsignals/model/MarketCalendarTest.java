package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketCalendarTest {
    private static final SessionHours DAY = new SessionHours(LocalTime.of(9, 30), LocalTime.of(16, 0));
    private static final LocalDate SUNDAY_OPEN = LocalDate.of(2024, 11, 10);
    private static final MarketCalendar NEW_YORK = declared("America/New_York");

    private static MarketCalendar declared(String zone) {
        return new MarketCalendar(
                ZoneId.of(zone),
                DAY,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(LocalDate.of(2024, 11, 28)),
                Map.of(
                        LocalDate.of(2024, 11, 29),
                        new SessionHours(LocalTime.of(9, 30), LocalTime.of(13, 0)),
                        SUNDAY_OPEN,
                        new SessionHours(LocalTime.of(18, 15), LocalTime.of(19, 15))),
                Duration.ofMinutes(5));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void shouldOpenAnHourEarlierByUtcWhenNewYorkKeepsSummerTime() {
        // 2024-03-08 is UTC-5, 2024-03-11 UTC-4: summer time begins on the Sunday between them
        Session winter = NEW_YORK.session(LocalDate.of(2024, 3, 8)).orElseThrow();
        Session summer = NEW_YORK.session(LocalDate.of(2024, 3, 11)).orElseThrow();

        assertThat(winter.open()).isEqualTo(at("2024-03-08T14:30:00Z"));
        assertThat(winter.close()).isEqualTo(at("2024-03-08T21:00:00Z"));
        assertThat(summer.open()).isEqualTo(at("2024-03-11T13:30:00Z"));
        assertThat(summer.end()).isEqualTo(at("2024-03-11T20:05:00Z"));
    }

    @Test
    void shouldOpenAnHourLaterByUtcWhenSydneyLeavesSummerTime() {
        // Sydney: UTC+11 until Sunday 2024-04-07 03:00, then UTC+10
        MarketCalendar sydney = declared("Australia/Sydney");

        Session summer = sydney.session(LocalDate.of(2024, 4, 5)).orElseThrow();
        Session winter = sydney.session(LocalDate.of(2024, 4, 8)).orElseThrow();

        assertThat(summer.open()).isEqualTo(at("2024-04-04T22:30:00Z"));
        assertThat(summer.close()).isEqualTo(at("2024-04-05T05:00:00Z"));
        assertThat(winter.open()).isEqualTo(at("2024-04-07T23:30:00Z"));
        assertThat(winter.close()).isEqualTo(at("2024-04-08T06:00:00Z"));
    }

    @Test
    void shouldOpenAnHourEarlierByUtcWhenSydneyKeepsSummerTime() {
        // Sydney: UTC+10 until Sunday 2024-10-06 02:00, then UTC+11
        MarketCalendar sydney = declared("Australia/Sydney");

        Session winter = sydney.session(LocalDate.of(2024, 10, 4)).orElseThrow();
        Session summer = sydney.session(LocalDate.of(2024, 10, 7)).orElseThrow();

        assertThat(winter.open()).isEqualTo(at("2024-10-03T23:30:00Z"));
        assertThat(winter.close()).isEqualTo(at("2024-10-04T06:00:00Z"));
        assertThat(summer.open()).isEqualTo(at("2024-10-06T22:30:00Z"));
        assertThat(summer.close()).isEqualTo(at("2024-10-07T05:00:00Z"));
    }

    @Test
    void shouldOpenAnHourLaterByUtcWhenNewYorkLeavesSummerTime() {
        // 2024-11-01 is UTC-4, 2024-11-04 UTC-5
        Session summer = NEW_YORK.session(LocalDate.of(2024, 11, 1)).orElseThrow();
        Session winter = NEW_YORK.session(LocalDate.of(2024, 11, 4)).orElseThrow();

        assertThat(summer.open()).isEqualTo(at("2024-11-01T13:30:00Z"));
        assertThat(summer.close()).isEqualTo(at("2024-11-01T20:00:00Z"));
        assertThat(winter.open()).isEqualTo(at("2024-11-04T14:30:00Z"));
        assertThat(winter.close()).isEqualTo(at("2024-11-04T21:00:00Z"));
    }

    @Test
    void shouldKeepTheHoursOfASessionWhenItFallsOnTheDayOfTheChange() {
        MarketCalendar everyDay = new MarketCalendar(
                ZoneId.of("America/New_York"), DAY, EnumSet.allOf(DayOfWeek.class), Set.of(), Map.of(), Duration.ZERO);

        // the change comes at 02:00, before the open: both are after it
        assertThat(everyDay.session(LocalDate.of(2024, 3, 10)).orElseThrow().open())
                .isEqualTo(at("2024-03-10T13:30:00Z"));
        assertThat(everyDay.session(LocalDate.of(2024, 11, 3)).orElseThrow().open())
                .isEqualTo(at("2024-11-03T14:30:00Z"));
    }

    @Test
    void shouldTakeDataFromTheOpenUntilTheEndOfTheSettleTime() {
        LocalDate date = LocalDate.of(2024, 3, 11);

        assertThat(NEW_YORK.sessionAt(at("2024-03-11T13:29:59.999Z"))).isEmpty();
        assertThat(NEW_YORK.sessionAt(at("2024-03-11T13:30:00Z")))
                .hasValueSatisfying(s -> assertThat(s.date()).isEqualTo(date));
        assertThat(NEW_YORK.sessionAt(at("2024-03-11T20:04:59.999Z"))).isPresent();
        assertThat(NEW_YORK.sessionAt(at("2024-03-11T20:05:00Z"))).isEmpty();
    }

    @Test
    void shouldHoldNoSessionWhenTheDateIsAHolidayOrAWeekend() {
        assertThat(NEW_YORK.session(LocalDate.of(2024, 11, 28))).isEmpty();
        assertThat(NEW_YORK.session(LocalDate.of(2024, 11, 30))).isEmpty();
    }

    @Test
    void shouldCloseEarlyWhenTheDateSaysSo() {
        Session early = NEW_YORK.session(LocalDate.of(2024, 11, 29)).orElseThrow();

        assertThat(early.close()).isEqualTo(at("2024-11-29T18:00:00Z"));
    }

    @Test
    void shouldHoldAnEveningSessionOnASundayWhenItIsDeclared() {
        Session evening = NEW_YORK.sessionAt(at("2024-11-10T23:30:00Z")).orElseThrow();

        assertThat(evening.date()).isEqualTo(SUNDAY_OPEN);
        assertThat(evening.open()).isEqualTo(at("2024-11-10T23:15:00Z"));
        // 19:15 New York is 00:15 UTC of the next day
        assertThat(evening.close()).isEqualTo(at("2024-11-11T00:15:00Z"));
    }

    @Test
    void shouldSkipHolidaysAndWeekendsWhenAskedForTheNextSession() {
        assertThat(NEW_YORK.next(LocalDate.of(2024, 11, 27)))
                .hasValueSatisfying(s -> assertThat(s.date()).isEqualTo(LocalDate.of(2024, 11, 29)));
        assertThat(NEW_YORK.next(LocalDate.of(2024, 11, 8)))
                .hasValueSatisfying(s -> assertThat(s.date()).isEqualTo(SUNDAY_OPEN));
    }

    @Test
    void shouldTakeTheLocalDateOfItsDataWhenNoneAreDeclared() {
        MarketCalendar kolkata =
                MarketCalendar.fromData(ZoneId.of("Asia/Kolkata"), LocalTime.of(9, 15), LocalTime.of(15, 30));

        // Saturday 2024-03-02, 09:15 at UTC+5:30
        Session saturday = kolkata.sessionAt(at("2024-03-02T03:45:00Z")).orElseThrow();

        assertThat(kolkata.declared()).isFalse();
        assertThat(saturday.date()).isEqualTo(LocalDate.of(2024, 3, 2));
        assertThat(saturday.open()).isEqualTo(at("2024-03-02T03:45:00Z"));
        assertThat(saturday.close()).isEqualTo(at("2024-03-02T10:00:00Z"));
        assertThat(kolkata.next(saturday.date())).isEmpty();
    }

    @Test
    void shouldLastUntilMidnightWhenTheFirstDataComesAfterTheRegularHours() {
        MarketCalendar kolkata =
                MarketCalendar.fromData(ZoneId.of("Asia/Kolkata"), LocalTime.of(9, 15), LocalTime.of(15, 30));

        // Muhurat trading: Friday 2024-11-01, 18:00 to 19:00 at UTC+5:30
        Session evening = kolkata.sessionAt(at("2024-11-01T12:30:00Z")).orElseThrow();

        assertThat(evening.date()).isEqualTo(LocalDate.of(2024, 11, 1));
        assertThat(evening.open()).isEqualTo(at("2024-11-01T10:01:00Z"));
        assertThat(evening.end()).isEqualTo(at("2024-11-01T18:30:00Z"));
    }

    @Test
    void shouldRefuseHoursThatDoNotOpenBeforeTheyClose() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionHours(LocalTime.of(16, 0), LocalTime.of(9, 30)))
                .withMessageContaining("16:00");
    }

    @Test
    void shouldRefuseAHaltThatDoesNotBeginBeforeItEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Halt(SUNDAY_OPEN, LocalTime.NOON, LocalTime.NOON))
                .withMessageContaining("12:00");
    }

    @Test
    void shouldGiveAnOfficialCloseToTheLastSessionThatOpened() {
        // Wednesday 27 November, a holiday, and Friday's short session from 9:30 to 13:00, all UTC-5
        LocalDate wednesday = LocalDate.of(2024, 11, 27);

        assertThat(closedAt(NEW_YORK, "2024-11-27T20:00:00Z")).isEqualTo(wednesday);
        assertThat(closedAt(NEW_YORK, "2024-11-28T18:00:00Z")).isEqualTo(wednesday);
        assertThat(closedAt(NEW_YORK, "2024-11-29T14:29:59Z")).isEqualTo(wednesday);
        assertThat(closedAt(NEW_YORK, "2024-11-29T14:30:00Z")).isEqualTo(wednesday.plusDays(2));
    }

    @Test
    void shouldGiveAnOfficialCloseBeforeTheOpenToItsNamesLastSessionWhereNoDatesAreDeclared() {
        MarketCalendar seen = MarketCalendar.fromData(ZoneId.of("UTC"), LocalTime.of(9, 0), LocalTime.of(17, 0));
        int day = (int) LocalDate.of(2024, 3, 4).toEpochDay();

        assertThat(seen.sessionClosedAt(at("2024-03-06T02:00:00Z"), List.of(day))
                        .map(Session::date))
                .contains(LocalDate.of(2024, 3, 4));
        assertThat(seen.sessionClosedAt(at("2024-03-06T02:00:00Z"), List.of(day + 2, day + 1))
                        .map(Session::date))
                .contains(LocalDate.of(2024, 3, 5));
        assertThat(seen.sessionClosedAt(at("2024-03-06T02:00:00Z"), List.of())).isEmpty();
        assertThat(seen.sessionClosedAt(at("2024-03-06T20:00:00Z"), List.of(day))
                        .map(Session::date))
                .contains(LocalDate.of(2024, 3, 6));
    }

    private static LocalDate closedAt(MarketCalendar calendar, String time) {
        return calendar.sessionClosedAt(at(time), List.of()).orElseThrow().date();
    }
}
