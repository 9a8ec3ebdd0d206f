package io.marketsignals.core;

import static io.marketsignals.core.TwoSegments.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.partial.Mover;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Broadening, top movers and leadership over sessions of the pure core. */
class MemberStoriesTest {
    private static final Double NOTHING = null;

    private TwoSegments run = new TwoSegments(Map.of());

    @Test
    void shouldTellBroadeningOnceUntilACloseWithout() {
        run.close(0, all(0)); // no previous close yet
        run.close(0, all(0));
        run.close(0, all(1));
        run.close(0, all(2));
        run.close(0, all(-1));
        run.close(0, all(1));

        assertThat(run.told("breadth-broadening"))
                .containsExactly("SMALL UP RAISED 2", "SMALL UP CLEARED 4", "SMALL UP RAISED 5");
        assertThat(run.told("breadth-narrowing")).containsExactly("SMALL DOWN RAISED 4", "SMALL DOWN CLEARED 5");
    }

    @Test
    void shouldNotTellBroadeningInTheFirstSessionWithReturns() {
        run.close(0, all(0));
        run.close(0, all(1));
        run.close(0, all(1));

        assertThat(run.told("breadth-broadening")).isEmpty();
    }

    @Test
    void shouldLetSessionsWithTooFewMembersNeitherBeginNorEndABroadening() {
        run.close(0, all(0));
        run.close(0, all(0));
        run.close(0, all(1));
        run.end(); // a session that the calendar declares, without data
        run.close(0, -1.0, -1.0, -1.0, -1.0, NOTHING); // 4 of 10 counted
        run.close(0, all(1));
        run.close(0, all(0));

        assertThat(run.told("breadth-broadening")).containsExactly("SMALL UP RAISED 2", "SMALL UP CLEARED 6");
    }

    @Test
    void shouldTellATopMoverOnceASessionAndSide() {
        run.close(0, all(0));
        run.trade("10:00", 11.0, 0.0, 0.0, 0.0, 0.0, -12.0);
        run.trade("11:00", 5.0);
        run.restart();
        run.trade("12:00", 13.0);
        run.close(0, all(0));
        run.trade("10:00", 11.0, 0.0, 0.0, 0.0, 0.0);

        assertThat(run.told("top-mover"))
                .containsExactly("SMALL:S0 UP RAISED 1", "SMALL:S5 DOWN RAISED 1", "SMALL:S0 UP RAISED 2");
    }

    @Test
    void shouldTellTopMoversOfOneBucketByRank() {
        run.close(0, all(0));
        run.trade("10:00", 12.0, 14.0, 16.0, 18.0, 11.0, -11.0, -13.0);

        assertThat(run.told("top-mover"))
                .containsExactly(
                        "SMALL:S3 UP RAISED 1",
                        "SMALL:S2 UP RAISED 1",
                        "SMALL:S1 UP RAISED 1",
                        "SMALL:S6 DOWN RAISED 1",
                        "SMALL:S5 DOWN RAISED 1");
    }

    @Test
    void shouldTellTopMoversOnceTheCoverageIsEnough() {
        run.close(0, all(0));
        run.trade("10:00", 11.0, 0.0, 0.0, 0.0); // 4 of 10
        assertThat(run.told("top-mover")).isEmpty();

        run.trade("11:00", NOTHING, NOTHING, NOTHING, NOTHING, 0.0);

        assertThat(run.told("top-mover")).containsExactly("SMALL:S0 UP RAISED 1");
    }

    @Test
    void shouldKeepMembersUnderTheFloorsOutOfLeadersAndLaggards() {
        run = new TwoSegments(Map.of("movers.min-price", "112", "movers.min-volume", "200"));
        run.close(0, all(0));
        run.trade("10:00", 11.0, 12.0, 13.0, -5.0, 0.0, 0.0); // 100 shares each
        run.trade("11:00", 11.0, 12.0);
        run.end();

        assertThat(run.lastClose("SMALL").movers().leaders())
                .extracting(Mover::symbol)
                .containsExactly("S1");
        assertThat(run.lastClose("SMALL").movers().laggards())
                .extracting(Mover::symbol)
                .containsExactly("S1");
        assertThat(run.told("top-mover")).containsExactly("SMALL:S1 UP RAISED 1");
    }

    @Test
    void shouldTellWhenAnotherSegmentTakesTheLead() {
        run.close(0, all(0));
        run.close(1, all(0)); // LARGE is the first to lead
        run.close(1, all(1.05)); // ahead by less than 0.1 pp
        run.close(1, all(1.2));
        run.close(1, all(2));
        run.close(-1, all(-2));

        assertThat(run.told("leadership-change")).containsExactly("M UP RAISED 3", "M DOWN RAISED 5");
        assertThat(run.lastClose("LARGE").segmentRank()).isEqualTo(1);
        assertThat(run.lastClose("SMALL").segmentRank()).isEqualTo(2);
    }

    @Test
    void shouldMoveNoLeaderWhenALevelRestsOnTooFewMembers() {
        run.close(0, all(0));
        run.close(1, all(0));
        run.close(0, 9.0, 9.0, 9.0, 9.0, NOTHING); // 4 of 10 make a level that leads by 3.6 pp
        run.close(0, all(1));

        assertThat(run.told("leadership-change")).containsExactly("M UP RAISED 3");
    }
}
