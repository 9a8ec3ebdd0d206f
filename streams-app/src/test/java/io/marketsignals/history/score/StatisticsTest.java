package io.marketsignals.history.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    @Test
    void shouldCountAZeroAsNoHit() {
        Statistics of = Statistics.of(List.of(0.02, 0.0, -0.01, 0.03));

        assertThat(of.cases()).isEqualTo(4);
        assertThat(of.hits()).isEqualTo(0.5);
        assertThat(of.mean()).isCloseTo(0.01, within(1e-15));
        assertThat(of.median()).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void shouldHaveNoneWithoutReturnsAndNoIntervalOfOneMean() {
        assertThat(Statistics.of(List.of())).isNull();
        assertThat(Statistics.of(List.of(0.02)).meanWithin()).isNull();
    }

    /** 1, 2, 3 %: mean 2, deviation 1, t(2) = 4.302653: 2 ± 4.302653 / √3 = 2 ± 2.484138. */
    @Test
    void shouldBoundAMeanByStudentsT() {
        Interval within = Statistics.of(List.of(0.01, 0.02, 0.03)).meanWithin();

        assertThat(within.low()).isCloseTo(0.02 - 0.02484138, within(1e-8));
        assertThat(within.high()).isCloseTo(0.02 + 0.02484138, within(1e-8));
    }

    /** From the printed tables: 12.706, 4.303, 2.228, 2.042, 1.980. */
    @ParameterizedTest
    @CsvSource({"1, 12.706205", "2, 4.302653", "10, 2.228139", "30, 2.042272", "120, 1.979930", "2001, 1.961150"})
    void shouldKnowThePrintedTablesOfT(int degrees, double quantile) {
        assertThat(StudentT.twoSided95(degrees)).isCloseTo(quantile, within(1e-5));
    }

    /**
     * With one degree of freedom T is Cauchy: P(|T| ≤ t) = 2/π atan t; with two it is t / √(2 + t²).
     */
    @Test
    void shouldKnowTheClosedFormsOfT() {
        for (double t = 0.25; t < 5; t += 0.25) {
            assertThat(StudentT.within(t, 1)).isCloseTo(2 / Math.PI * Math.atan(t), within(1e-14));
            assertThat(StudentT.within(t, 2)).isCloseTo(t / Math.sqrt(2 + t * t), within(1e-14));
        }
    }

    /**
     * The ends p of Wilson's interval solve (share - p)² = z² p (1 - p) / n. For 1 of 1 the lower end is 1 / (1 + z²) =
     * 1 / 4.841459 = 0.206549.
     */
    @ParameterizedTest
    @CsvSource({"0, 10", "1, 1", "5, 9", "50, 100", "790, 801"})
    void shouldBoundAShareByWilsonsScore(long hits, long cases) {
        Interval within = Interval.ofShare(hits, cases);

        double share = (double) hits / cases;
        for (double p : new double[] {within.low(), within.high()}) {
            assertThat((share - p) * (share - p)).isCloseTo(3.841459 * p * (1 - p) / cases, within(1e-7));
        }
        assertThat(within.low()).isLessThan(within.high());
        assertThat(Interval.ofShare(1, 1).low()).isCloseTo(0.206549, within(1e-6));
    }
}
