package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaledTest {
    @Test
    void shouldQuantiseAContributionAtTheTwelfthDigit() {
        // 0.25 x 0.01 = 0.0025 = 2 500 000 000 e-12
        assertThat(Scaled.contribution(0.25, 0.01)).isEqualTo(2_500_000_000L);
        // a third of 1e-12 is nothing, two thirds are one
        assertThat(Scaled.contribution(1.0 / 3, 1e-12)).isZero();
        assertThat(Scaled.contribution(2.0 / 3, -1e-12)).isEqualTo(-1);
    }

    @Test
    void shouldClampAReturnThatOnlyADataErrorCanBring() {
        assertThat(Scaled.contribution(1, 1e9)).isEqualTo(1_000 * Scaled.ONE);
        assertThat(Scaled.contribution(1, Double.POSITIVE_INFINITY)).isEqualTo(1_000 * Scaled.ONE);
    }

    @Test
    void shouldReadBackWhatItScaled() {
        assertThat(Scaled.toDouble(Scaled.of(-0.00556))).isEqualTo(-0.00556);
    }
}
