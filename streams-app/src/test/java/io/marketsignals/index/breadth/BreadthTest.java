package io.marketsignals.index.breadth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.SquareSum;
import org.junit.jupiter.api.Test;

class BreadthTest {
    private static Breadth of(int members, int advancers, int decliners, int unchanged) {
        return volume(members, advancers, decliners, unchanged, 0, 0);
    }

    private static Breadth volume(int members, int advancers, int decliners, int unchanged, long up, long down) {
        return new Breadth(members, tally(advancers, decliners, unchanged, up, down));
    }

    private static Tally tally(int advancers, int decliners, int unchanged, long up, long down) {
        return new Tally(
                advancers,
                decliners,
                unchanged,
                0,
                0,
                0,
                0,
                0,
                SquareSum.ZERO,
                SquareSum.ZERO,
                up,
                down,
                0,
                Standings.EMPTY,
                0,
                0);
    }

    @Test
    void shouldCountTheWorkedExample() {
        Breadth breadth = of(1200, 378, 816, 6);

        // 378/816 = 0.463235..., 378/1194 = 0.316583, -438/1200 = -0.365
        assertThat(breadth.adRatio()).isCloseTo(0.46324, within(5e-6));
        assertThat(breadth.netAdvances()).isEqualTo(-438);
        assertThat(breadth.percentAdvancing()).isCloseTo(0.31658, within(5e-6));
        assertThat(breadth.adPercent()).isEqualTo(-0.365);
        assertThat(breadth.coverage()).isEqualTo(1);
    }

    @Test
    void shouldHaveNoRatioAndSaySoWhenNobodyDeclined() {
        assertThat(of(3, 2, 0, 1).adRatio()).isNull();
        assertThat(of(3, 2, 0, 1).allAdvanced()).isTrue();
        assertThat(of(3, 2, 0, 1).percentAdvancing()).isEqualTo(1);
    }

    @Test
    void shouldHaveNeitherRatioNorPercentWhenNobodyMoved() {
        assertThat(of(3, 0, 0, 3).adRatio()).isNull();
        assertThat(of(3, 0, 0, 3).allAdvanced()).isFalse();
        assertThat(of(3, 0, 0, 3).percentAdvancing()).isNull();
        assertThat(of(3, 0, 0, 3).adPercent()).isZero();
    }

    @Test
    void shouldHaveARatioOfZeroWhenNobodyAdvanced() {
        assertThat(of(3, 0, 2, 1).adRatio()).isZero();
        assertThat(of(3, 0, 2, 1).percentAdvancing()).isZero();
    }

    @Test
    void shouldHaveNoCoverageWhenThereAreNoMembers() {
        assertThat(of(0, 0, 0, 0).coverage()).isZero();
        assertThat(of(0, 0, 0, 0).adPercent()).isNull();
        assertThat(of(0, 0, 0, 0).notTraded()).isZero();
    }

    @Test
    void shouldCountAsNotTradedWhoHasNoPriceYet() {
        Breadth breadth = new Breadth(
                10, new Tally(3, 2, 1, 1, 1, 0, 0, 0, SquareSum.ZERO, SquareSum.ZERO, 0, 0, 0, Standings.EMPTY, 0, 0));

        // 10 - (3 + 2 + 1) - 1 without previous close - 1 halted = 2; counted 6 of 10
        assertThat(breadth.notTraded()).isEqualTo(2);
        assertThat(breadth.coverage()).isEqualTo(0.6);
    }

    @Test
    void shouldDivideTheRatioByThatOfTheVolumes() {
        // (6/3) / (400/100) = 0.5
        Breadth breadth = volume(9, 6, 3, 0, 400, 100);

        assertThat(breadth.trin()).isEqualTo(0.5);
        assertThat(breadth.volumeRatio()).isEqualTo(4);
    }

    @Test
    void shouldHaveNoArmsIndexWhenADivisorIsZero() {
        assertThat(volume(9, 6, 0, 0, 400, 100).trin()).isNull();
        assertThat(volume(9, 6, 3, 0, 0, 100).trin()).isNull();
        assertThat(volume(9, 6, 3, 0, 400, 0).trin()).isNull();
        assertThat(volume(9, 6, 3, 0, 400, 0).volumeRatio()).isNull();
        // nobody advanced but their volume is not zero: cannot be, yet 0 over something is 0
        assertThat(volume(9, 0, 3, 0, 400, 100).trin()).isZero();
    }
}
