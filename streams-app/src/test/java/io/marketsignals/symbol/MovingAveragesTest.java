package io.marketsignals.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.symbol.TechnicalCall.Kind;
import org.junit.jupiter.api.Test;

class MovingAveragesTest {

    @Test
    void shouldStartFromZero() {
        // 2/39 and 2/101 of the price
        MovingAverages first = MovingAverages.first(3939, 7);

        assertThat(first.ema38()).isCloseTo(202, within(1e-9));
        assertThat(first.ema100()).isCloseTo(78, within(1e-9));
    }

    @Test
    void shouldWeighTheNewPriceByTwoOverOnePlusItsLength() {
        // 390 * 2/39 + 78 * 37/39 = 20 + 74; 390 * 2/101 + 202 * 99/101 = 7.7228 + 198
        MovingAverages after = new MovingAverages(7, 78, 202).after(390);

        assertThat(after.ema38()).isCloseTo(94, within(1e-9));
        assertThat(after.ema100()).isCloseTo(780.0 / 101 + 198, within(1e-9));
    }

    @Test
    void shouldCallToBuyWhenTheShortAverageComesFromAtOrBelowTheLong() {
        MovingAverages above = new MovingAverages(7, 11, 10);

        assertThat(above.callAfter(new MovingAverages(7, 9, 10))).contains(Kind.BUY);
        assertThat(above.callAfter(new MovingAverages(7, 10, 10))).contains(Kind.BUY);
        assertThat(above.callAfter(new MovingAverages(7, 10.5, 10))).isEmpty();
    }

    @Test
    void shouldCallToSellWhenTheShortAverageComesFromAtOrAboveTheLong() {
        MovingAverages below = new MovingAverages(7, 9, 10);

        assertThat(below.callAfter(new MovingAverages(7, 11, 10))).contains(Kind.SELL);
        assertThat(below.callAfter(new MovingAverages(7, 10, 10))).contains(Kind.SELL);
        assertThat(below.callAfter(new MovingAverages(7, 9.5, 10))).isEmpty();
    }

    @Test
    void shouldNotCallWhenTheAveragesMeet() {
        MovingAverages even = new MovingAverages(7, 10, 10);

        assertThat(even.callAfter(new MovingAverages(7, 9, 10))).isEmpty();
        assertThat(even.callAfter(new MovingAverages(7, 11, 10))).isEmpty();
    }

    @Test
    void shouldCarryBothToTheNewBasisWhenASplitTakesEffect() {
        assertThat(new MovingAverages(7, 12, 10).carried(9, 0.5)).isEqualTo(new MovingAverages(9, 6, 5));
    }

    @Test
    void shouldNeverCallWhileThePriceIsFlat() {
        for (double price : new double[] {0.1, 0.3, 1.7, 123.45, 99_999.99}) {
            MovingAverages averages = MovingAverages.first(price, 7);
            for (int window = 0; window < 10_000; window++) {
                MovingAverages after = averages.after(price);

                assertThat(after.callAfter(averages))
                        .as("%s in window %d", price, window)
                        .isEmpty();
                averages = after;
            }
        }
    }
}
