package io.marketsignals.crossmarket;

import static io.marketsignals.crossmarket.TwoMarkets.FOLLOWER;
import static io.marketsignals.crossmarket.TwoMarkets.LEADER;
import static io.marketsignals.crossmarket.TwoMarkets.newYork;
import static io.marketsignals.crossmarket.TwoMarkets.rally;
import static io.marketsignals.crossmarket.TwoMarkets.reached;
import static io.marketsignals.crossmarket.TwoMarkets.sydney;
import static io.marketsignals.crossmarket.TwoMarkets.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.LeadLagDefinition;
import io.marketsignals.model.Timeline;
import io.marketsignals.model.Timeline.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday is the 1st of September 2025; a rally at New York's close of a date comes before Sydney's next date. */
class CrossMarketFoldTest {
    private static final String OPENED = "watch-opened at 2025-09-01T20:00:00Z, 0";
    /** Sydney's sessions after New York's close of the 1st. */
    private static final List<String> NEXT = List.of(
            "2025-09-02",
            "2025-09-03",
            "2025-09-04",
            "2025-09-05",
            "2025-09-08",
            "2025-09-09",
            "2025-09-10",
            "2025-09-11",
            "2025-09-12",
            "2025-09-15");

    private final TwoMarkets markets = new TwoMarkets();

    @Test
    void shouldOpenAtTheLeadersCloseWhenTheFollowerHasPassedItToo() {
        markets.hear(sydney("2025-09-01", 0), rally("2025-09-01"));
        assertThat(markets.events()).isEmpty();

        markets.hear(reached("AU", "2025-09-01T20:00:00Z"));

        assertThat(markets.events()).containsExactly(OPENED);
        WatchReading opened = markets.told.get(0);
        assertThat(opened.market()).isEqualTo("AU");
        assertThat(opened.session().date()).isEqualTo(LocalDate.parse("2025-09-02"));
    }

    @Test
    void shouldConfirmOnceWhenAllThreeMeasuresReachTheirBounds() {
        open();

        markets.hear(sydney("2025-09-02", 0.0099), newYork("2025-09-02"), sydney("2025-09-03", 0.01));
        markets.hear(newYork("2025-09-03"), sydney("2025-09-04", 0.02), newYork("2025-09-04"));

        assertThat(markets.events()).containsExactly(OPENED, "follow-through-confirmed at 2025-09-03T06:00:00Z, 2");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0099, 0.6, 1.0, 1.0", // gain
        "0.01, 0.59, 1.0, 1.0", // percent advancing
        "0.01, 0.6, 0.99, 1.0", // relative volume
        "0.01, 0.6, 1.0, 0.49", // coverage
        ", 0.6, 1.0, 1.0",
        "0.01, , 1.0, 1.0",
        "0.01, 0.6, , 1.0"
    })
    void shouldNotConfirmWhenAMeasureIsTooSmallOrHasNoValue(
            Double gain, Double advancing, Double relativeVolume, double coverage) {
        open();

        markets.hear(
                sydney("2025-09-02", new IndexClose(FOLLOWER, 100.0, gain, advancing, relativeVolume, coverage)),
                newYork("2025-09-02"));

        assertThat(markets.events()).containsExactly(OPENED);
    }

    @Test
    void shouldEndWithTheTenthSessionWhenNoneConfirms() {
        open();

        for (String date : NEXT.subList(0, 9)) {
            markets.hear(reached("US", date + "T05:00:00Z"), sydney(date, 0.005));
        }
        assertThat(markets.events()).containsExactly(OPENED);
        markets.hear(reached("US", "2025-09-15T05:00:00Z"), sydney("2025-09-15", 0.005));

        assertThat(markets.events()).containsExactly(OPENED, "not-confirmed at 2025-09-15T06:00:00Z, 10");
    }

    @Test
    void shouldConfirmInTheTenthSessionWhenItIsTheFirstThatDoes() {
        open();

        NEXT.subList(0, 9).forEach(date -> markets.hear(sydney(date, 0.005)));
        markets.hear(sydney("2025-09-15", 0.03), reached("US", "2025-09-15T05:00:00Z"));

        assertThat(markets.events()).containsExactly(OPENED, "follow-through-confirmed at 2025-09-15T06:00:00Z, 10");
    }

    @Test
    void shouldCountSessionsWithoutDataWhenTheCalendarDeclaresThem() {
        open();

        markets.hear(
                sydney("2025-09-02", (IndexClose) null),
                reached("AU", "2025-09-13T00:00:00Z"),
                reached("US", "2025-09-15T05:00:00Z"));
        assertThat(markets.events()).containsExactly(OPENED);
        markets.hear(reached("AU", "2025-09-15T07:00:00Z"));

        assertThat(markets.events()).containsExactly(OPENED, "not-confirmed at 2025-09-15T06:00:00Z, 10");
        assertThat(markets.told.get(1).follower()).isNull();
    }

    @Test
    void shouldIgnoreATriggerWhenAWatchIsOpen() {
        open();

        markets.hear(sydney("2025-09-02", 0), rally("2025-09-02"), reached("AU", "2025-09-02T21:00:00Z"));

        assertThat(markets.events()).containsExactly(OPENED);
    }

    @Test
    void shouldOpenAgainWhenATriggerComesAfterTheEnd() {
        open();

        markets.hear(sydney("2025-09-02", 0.02), rally("2025-09-02"), reached("AU", "2025-09-02T20:00:00Z"));

        assertThat(markets.events())
                .containsExactly(
                        OPENED,
                        "follow-through-confirmed at 2025-09-02T06:00:00Z, 1",
                        "watch-opened at 2025-09-02T20:00:00Z, 0");
    }

    @Test
    void shouldOpenOneWatchWhenOneCloseBringsTwoTriggers() {
        List<Trigger> both = List.of(trigger("2025-09-01", "record-close"), trigger("2025-09-01", "rally"));

        markets.hear(newYork("2025-09-01", both), reached("AU", "2025-09-01T21:00:00Z"));

        assertThat(markets.events()).containsExactly(OPENED);
        assertThat(markets.told.get(0).trigger().signal()).isEqualTo("record-close");
    }

    @Test
    void shouldNotJudgeASessionWhenTheLeaderHasNotPassedItsOpen() {
        open();

        markets.hear(sydney("2025-09-02", 0.02), reached("US", "2025-09-01T23:00:00Z"));
        assertThat(markets.events()).containsExactly(OPENED);
        markets.hear(reached("US", "2025-09-02T00:00:00Z"));

        assertThat(markets.events()).hasSize(2);
    }

    @Test
    void shouldNotWatchASessionThatWasOpenAtTheTriggerWhenMarketsOverlap() {
        TwoMarkets reversed = new TwoMarkets(
                Map.of("lead-lag.sessions", "1"),
                Timeline.always(new LeadLagDefinition("US-AU", /* leader= */ FOLLOWER, /* follower= */ LEADER)));
        // 10:00 UTC: before New York opens; 18:00: while it trades
        reversed.hear(early("2025-09-01T18:00:00Z"), newYork("2025-09-01"), newYork("2025-09-02"));

        reversed.hear(reached("AU", "2025-09-02T20:00:00Z"));

        assertThat(reversed.events())
                .containsExactly("watch-opened at 2025-09-01T18:00:00Z, 0", "not-confirmed at 2025-09-02T20:00:00Z, 1");
    }

    @Test
    void shouldTellTheSettingsOfTheFollowerWhenTheyAreItsOwn() {
        TwoMarkets own = new TwoMarkets(
                Map.of("lead-lag.sessions", "1", "lead-lag.return", "0.02"),
                Timeline.always(new LeadLagDefinition("US-AU", LEADER, FOLLOWER)));

        own.hear(rally("2025-09-01"), sydney("2025-09-02", 0.015), reached("US", "2025-09-02T00:00:00Z"));

        assertThat(own.events()).containsExactly(OPENED, "not-confirmed at 2025-09-02T06:00:00Z, 1");
        assertThat(own.told.get(1).settings().version()).isNotEqualTo("defaults");
    }

    @Test
    void shouldOpenOnlyInSessionsInWhichTheLeadLagHolds() {
        LeadLagDefinition definition = new LeadLagDefinition("US-AU", LEADER, FOLLOWER);
        TwoMarkets late = new TwoMarkets(
                Map.of(),
                new Timeline<>(List.of(
                        new Version<>(LocalDate.parse("2025-09-02"), null, definition),
                        new Version<>(LocalDate.parse("2025-09-03"), null, null))));

        late.hear(rally("2025-09-01"), rally("2025-09-02"), sydney("2025-09-02", 0.0), sydney("2025-09-03", 0.02));
        late.hear(reached("US", "2025-09-03T00:00:00Z"), rally("2025-09-03"), reached("AU", "2025-09-04T00:00:00Z"));

        assertThat(late.events())
                .containsExactly(
                        "watch-opened at 2025-09-02T20:00:00Z, 0",
                        "follow-through-confirmed at 2025-09-03T06:00:00Z, 1");
    }

    @Test
    void shouldChangeNothingWhenACloseIsToldAgain() {
        open();

        markets.hear(sydney("2025-09-02", 0), sydney("2025-09-02", 0.02), rally("2025-09-01"));
        markets.hear(reached("US", "2025-09-03T00:00:00Z"), sydney("2025-09-03", 0.02));

        assertThat(markets.events()).containsExactly(OPENED, "follow-through-confirmed at 2025-09-03T06:00:00Z, 2");
    }

    @Test
    void shouldSayForcedWhenTheSessionRestsOnAForcedWatermark() {
        open();
        MarketNews told = sydney("2025-09-02", 0.02);

        markets.hear(
                new MarketNews(told.market(), told.through(), true, told.close()),
                reached("US", "2025-09-02T00:00:00Z"));

        assertThat(markets.told).extracting(WatchReading::forced).containsExactly(false, true);
    }

    /** A rally of Sydney's index at any instant. */
    private static MarketNews early(String time) {
        MarketNews session = sydney("2025-09-01", 0);
        Trigger trigger = trigger("2025-09-01", "rally");
        long at = Instant.parse(time).toEpochMilli();
        return new MarketNews(
                "AU",
                at,
                false,
                new MarketNews.SessionNews(
                        session.close().session(),
                        at - 1000,
                        List.of(),
                        List.of(new Trigger(
                                "rally", "rally", trigger.alert(), "AU", FOLLOWER, at, at - 1000, at, false))));
    }

    private void open() {
        markets.hear(sydney("2025-09-01", 0), rally("2025-09-01"), reached("AU", "2025-09-01T21:00:00Z"));
    }
}
