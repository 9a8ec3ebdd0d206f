package io.marketsignals.index.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Settings;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PairStateTest {
    private static final Regime.Thresholds DEFAULTS = Regime.Thresholds.from(Settings.DEFAULTS);

    private static PairState closes(int count, IntToDoubleFunction spread) {
        PairState state = PairState.start("P");
        for (int i = 0; i < count; i++) {
            state = state.close(spread.applyAsDouble(i), DEFAULTS);
        }
        return state;
    }

    @Test
    void shouldHaveNoZBeforeSixtyCloses() {
        assertThat(closes(59, i -> i % 2 * 0.01).z(0.02)).isNull();
        assertThat(closes(60, i -> i % 2 * 0.01).z(0.02)).isNotNull();
    }

    @Test
    void shouldMeasureInPopulationDeviationsFromTheMean() {
        // 30 times 0 and 30 times 0.01: mean 0.005, population deviation 0.005; (0.0125 - 0.005)/0.005 = 1.5
        assertThat(closes(60, i -> i % 2 * 0.01).z(0.0125)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void shouldForgetWhatIsOlderThanSixtyCloses() {
        PairState state = closes(61, i -> i == 0 ? 9 : i % 2 * 0.01);

        assertThat(state.z(0.0125)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void shouldHaveNoZWhenTheSpreadsDoNotVary() {
        assertThat(closes(60, i -> 0).z(0.01)).isNull();
        // 60 x 0.007 is not exactly 0.42 in doubles: the rounding is no deviation
        assertThat(closes(60, i -> 0.007).z(0.007)).isNull();
        assertThat(closes(60, i -> (1.007 * (1 + i)) / (1 + i) - 1).z(0.01)).isNull();
    }

    @Test
    void shouldHaveNoZWithoutASpread() {
        assertThat(closes(60, i -> i % 2 * 0.01).z(null)).isNull();
    }

    @Test
    void shouldNotRememberACloseWithoutASpread() {
        PairState state = closes(60, i -> i % 2 * 0.01);

        assertThat(state.close(null, DEFAULTS).closing()).isEqualTo(state.closing());
    }

    @Test
    void shouldLeaveTodayOutOfItsOwnMeanAndDeviation() {
        PairState before = closes(60, i -> i % 2 * 0.01);

        PairState after = before.close(0.0125, DEFAULTS);

        // z was 1.5 against the closes before: a first close at or above 1
        assertThat(after.regime().smallRun()).isEqualTo(1);
        assertThat(after.closing()).hasSize(60).endsWith(0.0125);
    }
}
