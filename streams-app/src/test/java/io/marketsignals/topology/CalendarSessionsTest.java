package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.schema.HorizonReturn;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.SessionClose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of shipped calendars, from the reference topic to the session closes. */
class CalendarSessionsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCountSessionsOverHolidaysWeekendsAndAnEveningWhenAReturnSpansThem() throws IOException {
        try (DrivenTopology topology = started("XNSE")) {
            // Kolkata is at UTC+5:30; Friday the 1st is a holiday with an evening session, 18:00 to 19:00 there
            topology.level("IX", "2024-10-31T09:00:00Z", 100);
            topology.level("IX", "2024-11-01T13:00:00Z", 110);
            topology.level("IX", "2024-11-04T09:00:00Z", 90);
            topology.level("IX", "2024-11-05T09:00:00Z", 95);
            topology.level("IX", "2024-11-06T09:00:00Z", 105);
            topology.level("IX", "2024-11-07T09:00:00Z", 120);
            topology.heartbeat("2024-11-07T12:00:00Z");

            List<SessionClose> closes = topology.sessions();

            // five sessions before the 7th is October 31: 120 / 100 - 1
            assertThat(closes)
                    .extracting(close -> close.getSession().toString())
                    .containsExactly(
                            "2024-10-31", "2024-11-01", "2024-11-04", "2024-11-05", "2024-11-06", "2024-11-07");
            assertThat(overFive(closes.get(5))).isCloseTo(0.20, within(1e-9));
        }
    }

    @Test
    void shouldCountADeclaredSessionWithoutDataWhenAReturnSpansIt() throws IOException {
        try (DrivenTopology topology = started("XNYS")) {
            // Thanksgiving Day is November 28, 2024; the session of the 29th closes at 13:00 and brings no data here
            topology.level("IX", "2024-11-25T15:00:00Z", 100);
            topology.level("IX", "2024-11-26T15:00:00Z", 101);
            topology.level("IX", "2024-11-27T15:00:00Z", 102);
            topology.level("IX", "2024-12-02T15:00:00Z", 103);
            topology.level("IX", "2024-12-03T15:00:00Z", 110);
            topology.heartbeat("2024-12-03T22:00:00Z");

            List<SessionClose> closes = topology.sessions();

            // sessions after the 25th: 26, 27, 29, 2, 3
            assertThat(overFive(closes.get(4))).isCloseTo(0.10, within(1e-9));
        }
    }

    @Test
    void shouldEndASessionEarlyAndWithoutAnotherTickWhenTheCalendarClosesEarly() throws IOException {
        try (DrivenTopology topology = started("XNYS")) {
            topology.level("IX", "2024-11-29T17:59:00Z", 100);
            topology.level("IX", "2024-11-29T18:02:00Z", 50); // 13:02 in New York
            topology.heartbeat("2024-11-29T18:05:00Z");

            assertThat(topology.sessions()).singleElement().satisfies(close -> {
                assertThat(close.getClose()).isEqualTo(Instant.parse("2024-11-29T18:00:00Z"));
                assertThat(close.getCloseLevel()).isEqualTo(100.0);
            });
            assertThat(topology.count(SignalMetrics.OUT_OF_SESSION)).isEqualTo(1);
        }
    }

    @Test
    void shouldHoldASundaySessionWhenTheCalendarSaysSo() throws IOException {
        try (DrivenTopology topology = started("XNSE")) {
            topology.level("IX", "2026-02-01T06:00:00Z", 100);
            topology.level("IX", "2026-02-08T06:00:00Z", 50); // the Sunday after it
            topology.heartbeat("2026-02-08T12:00:00Z");

            assertThat(topology.sessions())
                    .extracting(close -> close.getSession().toString())
                    .containsExactly("2026-02-01");
            assertThat(topology.count(SignalMetrics.OUT_OF_SESSION)).isEqualTo(1);
        }
    }

    @Test
    void shouldGoOnWithTheSessionAfterAHaltAndForgetWhatWasPricedInIt() throws IOException {
        try (DrivenTopology topology = started("XNSE")) {
            // halted from 10:00 to 11:30 in Kolkata, 04:30 to 06:00 by UTC
            topology.level("IX", "2024-03-02T04:00:00Z", 100);
            topology.price("A", "2024-03-02T04:00:00Z", 10);
            topology.level("IX", "2024-03-02T05:00:00Z", 50);
            topology.price("A", "2024-03-02T05:00:00Z", 5);
            topology.level("IX", "2024-03-02T06:00:00Z", 102);
            topology.price("A", "2024-03-02T06:00:00Z", 11);
            topology.heartbeat("2024-03-02T08:00:00Z");

            assertThat(topology.sessions()).singleElement().satisfies(close -> {
                assertThat(close.getOpenLevel()).isEqualTo(100.0);
                assertThat(close.getLowLevel()).isEqualTo(100.0);
                assertThat(close.getCloseLevel()).isEqualTo(102.0);
                assertThat(close.getLatePrices()).isZero();
            });
            assertThat(topology.count(SignalMetrics.OUT_OF_SESSION)).isEqualTo(2);
        }
    }

    @Test
    void shouldHoldNoSessionInAYearThatTheCalendarDoesNotKnow() throws IOException {
        try (DrivenTopology topology = started("XNYS")) {
            topology.level("IX", "2028-01-04T15:00:00Z", 100); // a Tuesday
            topology.heartbeat("2028-01-05T03:00:00Z");

            assertThat(topology.sessions()).isEmpty();
            assertThat(topology.count(SignalMetrics.OUT_OF_SESSION)).isEqualTo(1);
        }
    }

    private DrivenTopology started(String calendar) throws IOException {
        Path file = Files.writeString(folder.resolve("reference.yaml"), "markets: {M: {calendar: " + calendar + "}}\n");
        ReferenceEntry market = ReferenceFile.read(file).entries().get(0);
        ReferenceFixture reference = new ReferenceFixture()
                .entry(ReferenceKind.MARKET, "M", market.getVersions().get(0))
                .fed("IX", "M", "A");
        return new DrivenTopology(reference, PipelineSettings.defaults());
    }

    private static double overFive(SessionClose close) {
        return close.getReturns().stream()
                .filter(r -> r.getSessions() == 5)
                .mapToDouble(HorizonReturn::getValue)
                .findFirst()
                .orElseThrow();
    }
}
