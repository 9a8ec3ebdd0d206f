package io.marketsignals.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.MarketClock;
import io.marketsignals.index.MarketClock.Mark;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.SessionHours;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long wallClock;
    private final MarketMeters meters = new MarketMeters(registry, "M", () -> wallClock);

    @Test
    void shouldShowNoWatermarkBeforeTheFirst() {
        assertThat(value(SignalMetrics.WATERMARK)).isNaN();
        assertThat(value(SignalMetrics.MERGE_LAG)).isNaN();
        assertThat(value(SignalMetrics.WAITING)).isNaN();
    }

    @Test
    void shouldShowHowFarTheMarketAndItsSourcesAre() {
        meters.at(clock(
                60_500,
                Map.of(
                        "PRICES-0",
                        mark(90_000, false),
                        "PRICES-1",
                        mark(60_500, false),
                        "LEVELS-0",
                        mark(5_000, true))));

        assertThat(value(SignalMetrics.WATERMARK)).isEqualTo(60.5);
        assertThat(value(SignalMetrics.MERGE_LAG)).isEqualTo(29.5);
        assertThat(value(SignalMetrics.SILENT)).isEqualTo(1);
    }

    @Test
    void shouldShowNoAlertsOfASignalWhoseLastOneClosed() {
        meters.open(Map.of("rotation", 2, "rally", 1));
        meters.open(Map.of("rally", 1));

        assertThat(open("rotation")).isZero();
        assertThat(open("rally")).isEqualTo(1);
    }

    @Test
    void shouldShowWhetherTheCalendarHasTheMarketTrade() {
        meters.trades(new MarketCalendar(
                ZoneOffset.UTC,
                new SessionHours(LocalTime.of(9, 0), LocalTime.of(16, 0)),
                Set.of(DayOfWeek.MONDAY),
                Set.of(),
                Map.of(),
                Duration.ofMinutes(5)));

        assertThat(scheduledAt("2024-03-04T08:59:59Z")).isZero();
        assertThat(scheduledAt("2024-03-04T09:00:00Z")).isEqualTo(1);
        assertThat(scheduledAt("2024-03-04T16:00:00Z")).as("the settle time").isZero();
        assertThat(scheduledAt("2024-03-05T10:00:00Z")).isZero();
    }

    @Test
    void shouldNotSayWhenAMarketTradesThatDeclaresNoSessions() {
        meters.trades(MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(16, 0)));

        assertThat(scheduledAt("2024-03-04T10:00:00Z")).isNaN();
    }

    @Test
    void shouldTakeItsGaugesAwayAndLeaveItsCounters() {
        meters.report(true);
        meters.coverage("IX", 0.5);

        meters.close();

        assertThat(registry.find(SignalMetrics.WATERMARK).gauges()).isEmpty();
        assertThat(registry.find(SignalMetrics.COVERAGE).gauges()).isEmpty();
        assertThat(registry.get(SignalMetrics.REPORTS)
                        .tag("input", "prices")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldLeaveTheGaugesOfTheNextOwnerWhenTheLastGoes() {
        MarketMeters next = new MarketMeters(registry, "M", () -> wallClock);
        next.at(clock(7_000, Map.of()));

        meters.close();

        assertThat(value(SignalMetrics.WATERMARK)).isEqualTo(7);
    }

    private double scheduledAt(String time) {
        wallClock = Instant.parse(time).toEpochMilli();
        return value(SignalMetrics.SCHEDULED);
    }

    private double value(String name) {
        Gauge gauge = registry.get(name).tag("market", "M").gauge();
        return gauge.value();
    }

    private double open(String signal) {
        return registry.get(SignalMetrics.OPEN_ALERTS)
                .tag("signal", signal)
                .gauge()
                .value();
    }

    private static Mark mark(long watermark, boolean forced) {
        return new Mark(watermark, forced, EventClock.NEVER);
    }

    private static MarketClock clock(long closed, Map<String, Mark> sources) {
        return new MarketClock("M", new TreeMap<>(sources), 2, 1, closed, null, null);
    }
}
