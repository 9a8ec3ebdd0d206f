package io.marketsignals.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopMoverTest {
    private static final TopMover DETECTOR = TopMover.from(Settings.DEFAULTS);
    private static final Mover BEST = new Mover("A", 20 * Scaled.ONE / 100, 120, 500);
    private static final Mover SECOND = new Mover("B", 15 * Scaled.ONE / 100, 11.5, 400);
    private static final Mover WORST = new Mover("Z", -13 * Scaled.ONE / 100, 87, 300);
    private static final Movers MOVERS = new Movers(List.of(BEST, SECOND, WORST), List.of(WORST, SECOND, BEST));

    private static List<Finding> detect(Mover... entered) {
        IndexReading reading = ReadingFixture.movers(MOVERS, List.of(entered));
        return DETECTOR.detect(reading, ReadingFixture.bucket(reading));
    }

    @Test
    void shouldTellEachMemberThatEnteredUnderItsIndexAndSymbol() {
        List<Finding> findings = detect(SECOND, WORST);

        assertThat(findings).extracting(Finding::subject).containsExactly("IX:B", "IX:Z");
        assertThat(findings).extracting(Finding::direction).containsExactly(Direction.UP, Direction.DOWN);
        assertThat(findings).extracting(Finding::phase).containsOnly(Phase.HAPPENED);
        assertThat(findings).extracting(Finding::coverage).containsOnly(1.0);
    }

    @Test
    void shouldTellNothingWhenNobodyEntered() {
        assertThat(detect()).isEmpty();
    }

    @Test
    void shouldGrowWithTheReturn() {
        // 20 % is twice the threshold, 15 % one and a half, 13 % less
        assertThat(detect(BEST, SECOND, WORST))
                .extracting(finding -> finding.strength().severity())
                .containsExactly(Severity.HIGH, Severity.MEDIUM, Severity.LOW);
    }

    @Test
    void shouldExplainWithReturnPriceVolumeAndRank() {
        Explanation why = detect(SECOND).get(0).explanation().get();

        assertThat(why.reason()).isEqualTo("B is up 15.00 %, number 2 from the top of IX.");
        assertThat(why.evidence())
                .containsExactly(
                        Evidence.text("index", "IX"),
                        Evidence.text("symbol", "B"),
                        Evidence.fraction("sessionReturn", 0.15),
                        Evidence.time("sessionReturnAsOf", ReadingFixture.AS_OF),
                        Evidence.number("last", 11.5),
                        Evidence.shares("volume", 400),
                        Evidence.count("rank", 2),
                        Evidence.count("members", 20));
        assertThat(why.thresholds())
                .containsExactly(Evidence.count("top-mover.rank", 3), Evidence.fraction("top-mover.return", 0.1));
    }

    @Test
    void shouldCountTheRankOfALaggardFromTheBottom() {
        assertThat(detect(WORST).get(0).explanation().get().reason())
                .isEqualTo("Z is down 13.00 %, number 1 from the bottom of IX.");
    }
}
