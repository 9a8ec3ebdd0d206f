package io.marketsignals.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Timeline;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Broadening, top movers and leadership over sessions of the pure core. Market M is open every day from 09:00 to 17:00 UTC;
 * SMALL has the members S0 to S9, two in each of five sectors, LARGE has L0 to L3 without sectors.
 */
class MemberStoriesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    private static final Double NOTHING = null;

    private final Map<String, String> settings = new TreeMap<>();
    private final double[] small = new double[10];
    private final double[] large = new double[4];
    private PureMarket market;
    private int day;

    @BeforeEach
    void startAtHundred() {
        Arrays.fill(small, 100);
        Arrays.fill(large, 100);
    }

    private PureMarket market() {
        if (market == null) {
            market = new PureMarket(reference(), new PureMarket.Split(3, 1, new Cut(new Buckets(1000), 0)));
        }
        return market;
    }

    private Reference reference() {
        MarketCalendar calendar = new MarketCalendar(
                ZoneOffset.UTC,
                new SessionHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                EnumSet.allOf(DayOfWeek.class),
                Set.of(),
                Map.of(),
                Duration.ofMinutes(1));
        return Reference.of(
                Map.of("M", Timeline.always(calendar)),
                Map.of("SMALL", Timeline.always(index("SMALL", 10, 2)), "LARGE", Timeline.always(index("LARGE", 4, 0))),
                Map.of(),
                Map.of(),
                Map.of(),
                settings.isEmpty() ? Map.of() : Map.of("SMALL", Timeline.always(Map.copyOf(settings))));
    }

    private static IndexDefinition index(String id, int count, int perSector) {
        List<Membership> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sector = perSector == 0 ? null : "sector " + i / perSector;
            members.add(new Membership(id.substring(0, 1) + i, null, null, null, sector));
        }
        return new IndexDefinition(id, "M", id, true, 1000, members);
    }

    /** Prices of the small members at a time of the running session, in per cent of their last close; null: no trade. */
    private void trade(String time, Double... percents) {
        for (int i = 0; i < percents.length; i++) {
            if (percents[i] != null) {
                tick("S" + i, time, small[i] * (1 + percents[i] / 100));
            }
        }
        market().take(Ticks.beat(at(time) + 1000));
        market().deliver(new Random(1));
    }

    /** Ends the session: what the small members close at, and all large ones. */
    private void close(double largePercent, Double... percents) {
        trade("16:00", percents);
        for (int i = 0; i < percents.length; i++) {
            small[i] *= percents[i] == null ? 1 : 1 + percents[i] / 100;
        }
        for (int i = 0; i < large.length; i++) {
            large[i] *= 1 + largePercent / 100;
            tick("L" + i, "16:30", large[i]);
        }
        end();
    }

    private void end() {
        market().take(Ticks.beat(at("17:02")));
        market().deliver(new Random(1));
        day++;
    }

    private void tick(String symbol, String time, double price) {
        market().take(new Ticks.Traded(Price.traded(symbol, at(time), price, 100)));
    }

    private long at(String time) {
        return FIRST.plusDays(day)
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private static Double[] all(double percent) {
        Double[] percents = new Double[10];
        Arrays.fill(percents, percent);
        return percents;
    }

    /** Each as subject, direction, status and day since the first. */
    private List<String> told(String signal) {
        return market().alerts().stream()
                .filter(alert -> alert.identity().signal().equals(signal))
                .map(MemberStoriesTest::text)
                .toList();
    }

    private static String text(Alert alert) {
        long days = alert.session() - FIRST.toEpochDay();
        return alert.identity().subject() + " " + alert.identity().direction() + " " + alert.status() + " " + days;
    }

    private IndexReading lastClose(String index) {
        return market().readings("M").stream()
                .filter(MarketReading::closing)
                .reduce((a, b) -> b)
                .orElseThrow()
                .indices()
                .get(index);
    }

    @Test
    void shouldTellBroadeningOnceUntilACloseWithout() {
        close(0, all(0)); // no previous close yet
        close(0, all(0));
        close(0, all(1));
        close(0, all(2));
        close(0, all(-1));
        close(0, all(1));

        assertThat(told("breadth-broadening"))
                .containsExactly("SMALL UP RAISED 2", "SMALL UP CLEARED 4", "SMALL UP RAISED 5");
        assertThat(told("breadth-narrowing")).containsExactly("SMALL DOWN RAISED 4", "SMALL DOWN CLEARED 5");
    }

    @Test
    void shouldNotTellBroadeningInTheFirstSessionWithReturns() {
        close(0, all(0));
        close(0, all(1));
        close(0, all(1));

        assertThat(told("breadth-broadening")).isEmpty();
    }

    @Test
    void shouldLetSessionsWithTooFewMembersNeitherBeginNorEndABroadening() {
        close(0, all(0));
        close(0, all(0));
        close(0, all(1));
        end(); // a session that the calendar declares, without data
        close(0, -1.0, -1.0, -1.0, -1.0, NOTHING); // 4 of 10 counted
        close(0, all(1));
        close(0, all(0));

        assertThat(told("breadth-broadening")).containsExactly("SMALL UP RAISED 2", "SMALL UP CLEARED 6");
    }

    @Test
    void shouldTellATopMoverOnceASessionAndSide() {
        close(0, all(0));
        trade("10:00", 11.0, 0.0, 0.0, 0.0, 0.0, -12.0);
        trade("11:00", 5.0);
        market().restart();
        trade("12:00", 13.0);
        close(0, all(0));
        trade("10:00", 11.0, 0.0, 0.0, 0.0, 0.0);

        assertThat(told("top-mover"))
                .containsExactly("SMALL:S0 UP RAISED 1", "SMALL:S5 DOWN RAISED 1", "SMALL:S0 UP RAISED 2");
    }

    @Test
    void shouldTellTopMoversOfOneBucketByRank() {
        close(0, all(0));
        trade("10:00", 12.0, 14.0, 16.0, 18.0, 11.0, -11.0, -13.0);

        assertThat(told("top-mover"))
                .containsExactly(
                        "SMALL:S3 UP RAISED 1",
                        "SMALL:S2 UP RAISED 1",
                        "SMALL:S1 UP RAISED 1",
                        "SMALL:S6 DOWN RAISED 1",
                        "SMALL:S5 DOWN RAISED 1");
    }

    @Test
    void shouldTellTopMoversOnceTheCoverageIsEnough() {
        close(0, all(0));
        trade("10:00", 11.0, 0.0, 0.0, 0.0); // 4 of 10
        assertThat(told("top-mover")).isEmpty();

        trade("11:00", NOTHING, NOTHING, NOTHING, NOTHING, 0.0);

        assertThat(told("top-mover")).containsExactly("SMALL:S0 UP RAISED 1");
    }

    @Test
    void shouldKeepMembersUnderTheFloorsOutOfLeadersAndLaggards() {
        settings.put("movers.min-price", "112");
        settings.put("movers.min-volume", "200");
        close(0, all(0));
        trade("10:00", 11.0, 12.0, 13.0, -5.0, 0.0, 0.0); // 100 shares each
        trade("11:00", 11.0, 12.0);
        end();

        assertThat(lastClose("SMALL").movers().leaders())
                .extracting(Mover::symbol)
                .containsExactly("S1");
        assertThat(lastClose("SMALL").movers().laggards())
                .extracting(Mover::symbol)
                .containsExactly("S1");
        assertThat(told("top-mover")).containsExactly("SMALL:S1 UP RAISED 1");
    }

    @Test
    void shouldTellWhenAnotherSegmentTakesTheLead() {
        close(0, all(0));
        close(1, all(0)); // LARGE is the first to lead
        close(1, all(1.05)); // ahead by less than 0.1 pp
        close(1, all(1.2));
        close(1, all(2));
        close(-1, all(-2));

        assertThat(told("leadership-change")).containsExactly("M UP RAISED 3", "M DOWN RAISED 5");
        assertThat(lastClose("LARGE").segmentRank()).isEqualTo(1);
        assertThat(lastClose("SMALL").segmentRank()).isEqualTo(2);
    }

    @Test
    void shouldMoveNoLeaderWhenALevelRestsOnTooFewMembers() {
        close(0, all(0));
        close(1, all(0));
        close(0, 9.0, 9.0, 9.0, 9.0, NOTHING); // 4 of 10 make a level that leads by 3.6 pp
        close(0, all(1));

        assertThat(told("leadership-change")).containsExactly("M UP RAISED 3");
    }
}
