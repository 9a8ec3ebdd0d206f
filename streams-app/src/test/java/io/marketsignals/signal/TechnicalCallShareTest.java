package io.marketsignals.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.SquareSum;
import io.marketsignals.signal.Finding.Phase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TechnicalCallShareTest {
    private static final Session SESSION = new Session(LocalDate.of(2024, 3, 4), 0, 100_000, 160_000);

    /** An index of 100 members, of which some are counted. */
    private static IndexReading index(int counted, int upgrades, int downgrades) {
        Tally tally = new Tally(
                counted,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                SquareSum.ZERO,
                SquareSum.ZERO,
                0,
                0,
                0,
                Standings.EMPTY,
                upgrades,
                downgrades);
        return new IndexReading(
                "IX",
                null,
                1,
                null,
                true,
                null,
                List.of(),
                new Breadth(100, tally),
                IndexHistory.none("IX"),
                null,
                null,
                null,
                Sectors.NONE,
                Movers.NONE,
                List.of(),
                Ratings.NONE,
                null);
    }

    private static List<Finding> detect(IndexReading index, boolean closing, Settings settings) {
        MarketSession reference = MarketSession.of("M", SESSION, List.of(), List.of(), List.of());
        MarketReading market = new MarketReading(
                reference, closing, 50_000, 51_000, 51_000, false, new TreeMap<>(Map.of("IX", index)), List.of(index));
        return TechnicalCallShare.from(settings).detect(index, market);
    }

    private static List<Finding> detect(IndexReading index) {
        return detect(index, false, Settings.DEFAULTS);
    }

    @Test
    void shouldHoldForTheSideThatReachesFiveInAHundred() {
        assertThat(detect(index(100, 5, 4)))
                .extracting(Finding::direction, Finding::phase)
                .containsExactly(tuple(Direction.UP, Phase.TRUE), tuple(Direction.DOWN, Phase.FALSE));
        assertThat(detect(index(100, 0, 5)))
                .extracting(Finding::direction, Finding::phase)
                .containsExactly(tuple(Direction.UP, Phase.FALSE), tuple(Direction.DOWN, Phase.TRUE));
    }

    @Test
    void shouldGrowWithTheShare() {
        assertThat(detect(index(100, 9, 0)).get(0).strength().severity()).isEqualTo(Severity.LOW);
        assertThat(detect(index(100, 10, 0)).get(0).strength().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(detect(index(100, 20, 0)).get(0).strength().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void shouldSayNothingWhenFewerThanHalfAreCounted() {
        assertThat(detect(index(49, 50, 50))).isEmpty();
        assertThat(detect(index(50, 50, 0)).get(0).phase()).isEqualTo(Phase.TRUE);
    }

    @Test
    void shouldEndAtTheCloseWhateverTheCoverage() {
        assertThat(detect(index(0, 50, 0), true, Settings.DEFAULTS))
                .extracting(Finding::phase)
                .containsExactly(Phase.FALSE, Phase.FALSE);
    }

    @Test
    void shouldReadTheShareFromTheSettings() {
        Settings tenth = Settings.of(Map.of("technical-call.share", "0.1"));

        assertThat(detect(index(100, 9, 0), false, tenth).get(0).phase()).isEqualTo(Phase.FALSE);
        assertThat(detect(index(100, 10, 0), false, tenth).get(0).phase()).isEqualTo(Phase.TRUE);
    }

    @Test
    void shouldTellBothCountsMembersAndShares() {
        Explanation explanation = detect(index(100, 5, 4)).get(0).explanation().get();

        assertThat(explanation.reason())
                .isEqualTo("5 technical calls to buy among the 100 members of IX in this session, 5.0 %.");
        assertThat(explanation.evidence())
                .extracting(Evidence::name, Evidence::number)
                .containsExactly(
                        tuple("technicalUpgrades", 5.0),
                        tuple("technicalDowngrades", 4.0),
                        tuple("members", 100.0),
                        tuple("upgradeShare", 0.05),
                        tuple("downgradeShare", 0.04),
                        tuple("callsAsOf", null));
    }
}
