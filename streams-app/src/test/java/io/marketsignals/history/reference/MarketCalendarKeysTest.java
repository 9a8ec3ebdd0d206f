package io.marketsignals.history.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.MarketHalt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a market of a reference file says of its calendar. */
class MarketCalendarKeysTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTakeEverythingFromTheCalendarThatItNames() throws IOException {
        MarketCalendar calendar = calendar("calendar: XNYS");

        assertThat(calendar.zone().getId()).isEqualTo("America/New_York");
        assertThat(calendar.regular().open()).isEqualTo(LocalTime.of(9, 30));
        assertThat(calendar.settle()).isEqualTo(Duration.ofMinutes(1));
        assertThat(calendar.session(LocalDate.of(2024, 12, 25))).isEmpty();
        assertThat(calendar.session(LocalDate.of(2024, 12, 26))).isPresent();
    }

    @Test
    void shouldAddWhatTheMarketGivesItself() throws IOException {
        MarketCalendar calendar = calendar("""
                calendar: XNSE, settle: PT2M, holidays: [2027-03-10],
                special: [{date: 2026-11-08, open: '18:00', close: '19:00'}],
                halts: [{date: 2026-11-09, from: '11:40', to: '15:00'}], to: 2029-01-01
                """);

        assertThat(calendar.settle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(calendar.session(LocalDate.of(2027, 3, 10))).isEmpty();
        assertThat(calendar.session(LocalDate.of(2026, 1, 26))).isEmpty();
        assertThat(calendar.session(LocalDate.of(2026, 11, 8)))
                .hasValueSatisfying(s -> assertThat(s.close() - s.open()).isEqualTo(3_600_000));
        assertThat(calendar.tradingAt(Instant.parse("2026-11-09T06:10:00Z").toEpochMilli()))
                .isEmpty(); // 11:40 at UTC+5:30
        assertThat(calendar.halts()).hasSize(3); // with the two of 2024
        assertThat(calendar.session(LocalDate.of(2028, 1, 3))).isPresent();
    }

    @Test
    void shouldCloseADateWithAShippedSpecialSessionWhenTheMarketCallsItAHoliday() throws IOException {
        MarketCalendar calendar = calendar("calendar: XNYS, holidays: [2026-12-24]");

        assertThat(calendar.session(LocalDate.of(2026, 12, 24))).isEmpty();
    }

    @Test
    void shouldHoldASessionOnAShippedHolidayWhenTheMarketGivesItsHours() throws IOException {
        MarketCalendar calendar =
                calendar("calendar: XNSE, special: [{date: 2027-04-15, open: '09:15', close: '15:30'}]");

        assertThat(calendar.session(LocalDate.of(2027, 4, 15))).isPresent();
    }

    @Test
    void shouldSendHaltsAndBoundsToTheReferenceTopic() throws IOException {
        Market market = (Market) reference("calendar: XNSE")
                .entries()
                .get(0)
                .getVersions()
                .get(0)
                .getBody();

        assertThat(market.getHalts())
                .containsExactly(
                        new MarketHalt(LocalDate.of(2024, 3, 2), "10:00", "11:30"),
                        new MarketHalt(LocalDate.of(2024, 5, 18), "10:00", "11:30"));
        assertThat(market.getFrom()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(market.getTo()).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(market.getWeekdays()).containsExactly("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    }

    @Test
    void shouldHaltAMarketThatTakesItsSessionsFromTheData() throws IOException {
        MarketCalendar calendar = calendar("zone: UTC, open: '09:00', close: '17:00', sessions: from-data,"
                + " halts: [{date: 2024-03-04, from: '11:00', to: '12:00'}]");

        assertThat(calendar.declared()).isFalse();
        assertThat(calendar.tradingAt(Instant.parse("2024-03-04T11:30:00Z").toEpochMilli()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "calendar: XLON|there is no calendar XLON; there are XASX",
                "calendar: XNYS, open: '10:00'|takes its hours from calendar XNYS, so it cannot have 'open'",
                "calendar: XNYS, weekdays: [monday]|so it cannot have 'weekdays'",
                "calendar: XNYS, sessions: from-data|so it cannot have 'sessions'",
                "calendar: XNYS, holidays: [2024-01-02, 2024-01-02]|names the holiday 2024-01-02 twice",
                "calendar: XNYS, halts: [{date: 2024-01-02, from: '11:00', to: '11:00'}]|a halt must begin before it ends",
                "calendar: XNYS, halts: [{date: 2024-01-01, from: '11:00', to: '12:00'}]|holds no session on 2024-01-01",
                "calendar: XNYS, halts: [{date: 2024-01-02, form: '11:00'}]|did you mean 'from'?",
                "calendar: XNYS, special: [{date: 2028-01-03, open: '09:30', close: '16:00'}]|no session on 2028-01-03",
                "calendar: XNYS, to: 2023-01-01|must begin before it ends: 2024-01-01 to 2023-01-01",
                "zone: UTC, open: '09:30', close: '16:00', sessions: from-data, to: 2025-01-01|cannot have weekdays",
                "zone: UTC, open: '09:30', close: '16:00'|needs 'calendar', 'weekdays' or 'sessions: from-data'"
            })
    void shouldSayWhatCannotHoldTogether(String market, String sentence) {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> reference(market))
                .withMessageContaining(sentence)
                .withMessageContaining("reference.yaml:");
    }

    private MarketCalendar calendar(String market) throws IOException {
        return reference(market).calendars().get("M");
    }

    private Reference reference(String market) throws IOException {
        String yaml = "markets: {M: {" + market + "}}\n";
        return ReferenceFile.read(Files.writeString(folder.resolve("reference.yaml"), yaml));
    }
}
