package io.marketsignals.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.breadth.BroadMove;
import io.marketsignals.index.breadth.BroadThresholds;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.breadth.Sectors.Sector;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreadthBroadeningTest {
    private static final BreadthBroadening DETECTOR = BreadthBroadening.from(Settings.DEFAULTS);

    /** Four of five sectors rise by the same; with sign -1 they fall. */
    private static Sectors sectors(int sign) {
        List<Sector> sectors = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long r = (i < 4 ? sign : -sign) * Scaled.ONE / 100;
            sectors.add(new Sector("sector " + i, 20, new SectorTally(10, 10, 0, r, r / 5)));
        }
        return Sectors.of(sectors, BroadThresholds.from(Settings.DEFAULTS));
    }

    /** Closed sessions that were broad or not; null: silent. */
    private static IndexHistory after(BroadMove... sessions) {
        IndexHistory history = IndexHistory.none("IX");
        for (BroadMove session : sessions) {
            history = history.append(
                    new SessionSummary(1, 1000.0, 1000.0, 1000.0, 1, 1, 0, 0, 0, 0, null, session),
                    RallyAttempt.Rule.from(Settings.DEFAULTS));
        }
        return history;
    }

    private static IndexReading up(IndexHistory history) {
        return ReadingFixture.sectors(100, Tally.ofCounts(60, 40, 0), sectors(1), history);
    }

    private static IndexReading down(IndexHistory history) {
        return ReadingFixture.sectors(100, Tally.ofCounts(40, 60, 0), sectors(-1), history);
    }

    private static List<Finding> close(IndexReading reading) {
        return DETECTOR.detect(reading, ReadingFixture.close(reading));
    }

    /** The phases of broadening and of narrowing. */
    private static List<Phase> phases(IndexReading reading) {
        List<Finding> findings = close(reading);
        assertThat(findings).extracting(Finding::signal).containsExactly("breadth-broadening", "breadth-narrowing");
        assertThat(findings).extracting(Finding::direction).containsExactly(Direction.UP, Direction.DOWN);
        return findings.stream().map(Finding::phase).toList();
    }

    @Test
    void shouldBroadenWhenTheSessionBeforeWasNotBroad() {
        assertThat(phases(up(after(BroadMove.NONE)))).containsExactly(Phase.TRUE, Phase.FALSE);
        assertThat(phases(up(after(BroadMove.DOWN)))).containsExactly(Phase.TRUE, Phase.FALSE);
    }

    @Test
    void shouldNarrowInTheMirror() {
        assertThat(phases(down(after(BroadMove.NONE)))).containsExactly(Phase.FALSE, Phase.TRUE);
        assertThat(phases(down(after(BroadMove.UP)))).containsExactly(Phase.FALSE, Phase.TRUE);
    }

    @Test
    void shouldHoldWhenTheSessionBeforeWasBroadTheSameWay() {
        assertThat(phases(up(after(BroadMove.NONE, BroadMove.UP)))).containsExactly(Phase.HELD, Phase.FALSE);
        assertThat(phases(down(after(BroadMove.NONE, BroadMove.DOWN)))).containsExactly(Phase.FALSE, Phase.HELD);
    }

    @Test
    void shouldNotBeginInTheFirstSession() {
        assertThat(phases(up(after()))).containsExactly(Phase.HELD, Phase.FALSE);
    }

    @Test
    void shouldLookPastSessionsThatSayNothing() {
        assertThat(phases(up(after(BroadMove.NONE, null, null)))).containsExactly(Phase.TRUE, Phase.FALSE);
        assertThat(phases(up(after(BroadMove.UP, null)))).containsExactly(Phase.HELD, Phase.FALSE);
        assertThat(phases(up(after(null, null)))).containsExactly(Phase.HELD, Phase.FALSE);
    }

    @Test
    void shouldNeedBothMembersAndSectors() {
        IndexReading fewMembers =
                ReadingFixture.sectors(100, Tally.ofCounts(59, 41, 0), sectors(1), after(BroadMove.NONE));
        IndexReading noSectors =
                ReadingFixture.sectors(100, Tally.ofCounts(60, 40, 0), Sectors.NONE, after(BroadMove.NONE));
        IndexReading nobodyMoved =
                ReadingFixture.sectors(100, Tally.ofCounts(0, 0, 100), sectors(1), after(BroadMove.NONE));

        assertThat(phases(fewMembers)).containsExactly(Phase.FALSE, Phase.FALSE);
        assertThat(phases(noSectors)).containsExactly(Phase.FALSE, Phase.FALSE);
        assertThat(phases(nobodyMoved)).containsExactly(Phase.FALSE, Phase.FALSE);
    }

    @Test
    void shouldSayNothingUnderTheCoverageGateOrWithoutMembers() {
        IndexReading thin = ReadingFixture.sectors(201, Tally.ofCounts(60, 40, 0), sectors(1), after(BroadMove.NONE));
        IndexReading empty = ReadingFixture.sectors(0, Tally.EMPTY, Sectors.NONE, after(BroadMove.NONE));

        assertThat(close(thin)).isEmpty();
        assertThat(close(empty)).isEmpty();
    }

    @Test
    void shouldSayNothingBeforeTheClose() {
        IndexReading reading = up(after(BroadMove.NONE));

        assertThat(DETECTOR.detect(reading, ReadingFixture.bucket(reading))).isEmpty();
    }

    @Test
    void shouldExplainWithMembersAndSectors() {
        Explanation why = close(up(after(BroadMove.NONE))).get(0).explanation().get();

        assertThat(why.reason())
                .isEqualTo("IX closes with 60 members up and 40 down, 4 of 5 sectors up: the rise broadens.");
        assertThat(why.evidence())
                .contains(
                        Evidence.fraction("percentAdvancing", 0.6),
                        Evidence.count("risingSectors", 4),
                        Evidence.count("fallingSectors", 1),
                        Evidence.fraction("sectorDiffusion", 0.8),
                        Evidence.text("largestSector", "sector 0"),
                        Evidence.fraction("largestSectorContribution", 0.002));
        assertThat(why.thresholds())
                .containsExactly(
                        Evidence.fraction("breadth-broadening.percent-advancing", 0.6),
                        Evidence.fraction("breadth-broadening.diffusion", 0.6),
                        Evidence.fraction("breadth-broadening.sector-share", 0.4));
    }

    @Test
    void shouldExplainTheEndWithWhatIsNoLonger() {
        IndexReading reading = ReadingFixture.sectors(100, Tally.ofCounts(50, 50, 0), sectors(1), after(BroadMove.UP));

        assertThat(close(reading).get(0).explanation().get().reason())
                .isEqualTo("IX closes with 50 members up and 50 down, 4 of 5 sectors up: the rise is broad no longer.");
    }
}
