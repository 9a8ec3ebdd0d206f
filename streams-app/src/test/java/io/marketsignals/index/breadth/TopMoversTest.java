package io.marketsignals.index.breadth;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopMoversTest {
    private static final TopMovers.Thresholds THRESHOLDS = TopMovers.Thresholds.from(Settings.DEFAULTS);

    /** As {@code A+12}: symbol and session return in per cent. */
    private static Mover mover(String text) {
        return new Mover(text.substring(0, 1), Long.parseLong(text.substring(1)) * Scaled.ONE / 100, 1, 1);
    }

    /** Members in any order, all of them leaders and laggards. */
    private static Movers movers(String... texts) {
        List<Mover> all = Arrays.stream(texts).map(TopMoversTest::mover).toList();
        return new Movers(
                all.stream().sorted(Mover.LEADERS_FIRST).toList(),
                all.stream().sorted(Mover.LAGGARDS_FIRST).toList());
    }

    private static List<String> entering(TopMovers before, Movers movers) {
        return before.entering(movers, THRESHOLDS).stream().map(Mover::symbol).toList();
    }

    @Test
    void shouldTellWhoIsBeyondTheReturnAmongTheFirstThreeOfEachSide() {
        // E is the fourth leader; +10 and -10 are not beyond
        Movers movers = movers("A+30", "B+12", "C+20", "E+11", "F+10", "G-11", "H-10", "I-40");

        assertThat(entering(TopMovers.NONE, movers)).containsExactly("A", "C", "B", "I", "G");
    }

    @Test
    void shouldTellNobodyTwiceOnTheSameSide() {
        TopMovers before = TopMovers.NONE.with(List.of(mover("A+30"), mover("G-11")));

        assertThat(entering(before, movers("A+31", "B+12", "G-15"))).containsExactly("B");
        // A has turned round since
        assertThat(entering(before, movers("A-31", "B+12", "G+15"))).containsExactly("G", "B", "A");
    }

    @Test
    void shouldTellWhoMovesUpIntoTheTopLater() {
        Movers first = movers("A+30", "B+25", "C+20", "D+15");
        TopMovers before = TopMovers.NONE.with(TopMovers.NONE.entering(first, THRESHOLDS));

        assertThat(entering(before, movers("A+30", "B+25", "C+20", "D+22"))).containsExactly("D");
    }

    @Test
    void shouldBreakTiesBySymbol() {
        assertThat(entering(TopMovers.NONE, movers("D+12", "C+12", "B+12", "A+12")))
                .containsExactly("A", "B", "C");
    }

    @Test
    void shouldTellNobodyWithoutMovers() {
        assertThat(entering(TopMovers.NONE, Movers.NONE)).isEmpty();
    }
}
