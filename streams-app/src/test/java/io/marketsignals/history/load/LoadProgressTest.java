package io.marketsignals.history.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadProgressTest {
    @Test
    void shouldTellRateAndTimeLeft() {
        // 1000 a second: 150,000 ticks more take 150 s.
        assertThat(LoadProgress.line(50_000, 200_000, 50, 0))
                .isEqualTo("50,000 of 200,000 ticks (25 %), 1,000 a second, 2 min 30 s left");
    }

    @Test
    void shouldTellWhatWasThereAlready() {
        assertThat(LoadProgress.line(100, 400, 0.1, 1_234))
                .isEqualTo("100 of 400 ticks (25 %), 1,000 a second, 1 s left, 1,234 records were there already");
    }

    @Test
    void shouldHaveNoTimeLeftAtTheEnd() {
        assertThat(LoadProgress.line(400, 400, 2, 0)).isEqualTo("400 of 400 ticks (100 %), 200 a second, 0 s left");
    }
}
