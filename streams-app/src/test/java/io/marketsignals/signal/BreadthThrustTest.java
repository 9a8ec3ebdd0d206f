package io.marketsignals.signal;

import static io.marketsignals.signal.ClosedIndex.evidence;
import static io.marketsignals.signal.ClosedIndex.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreadthThrustTest {
    private final ClosedIndex index = ClosedIndex.of(BreadthThrust.from(Settings.DEFAULTS));

    @Test
    void shouldTellAThrustWhenTheAverageRisesFromLowToHighInTime() {
        index.breadth(30, 70).closes(10, 100);
        index.breadth(90, 10);

        // from 0.3 by 2/11 of what is missing to 0.9: 0.40909, 0.49835, 0.57138, 0.63113
        assertThat(index.close(100)).isEmpty();
        assertThat(index.close(100)).isEmpty();
        assertThat(index.close(100)).isEmpty();
        List<Finding> thrust = index.close(100);

        assertThat(thrust).extracting(Finding::phase).containsExactly(Finding.Phase.HAPPENED);
        assertThat((double) evidence(thrust.get(0), "percentAdvancingEma10")).isCloseTo(0.63113, within(1e-5));
        assertThat((double) evidence(thrust.get(0), "low")).isCloseTo(0.3, within(1e-12));
        assertThat(evidence(thrust.get(0), "lowSession")).isEqualTo("2024-01-10");
        assertThat(evidence(thrust.get(0), "sessionsBetween")).isEqualTo(3.0);
        assertThat(reason(thrust.get(0)))
                .isEqualTo(
                        "Breadth thrust in IX: the 10-session average of its advancing members rose from 30.0 % on 10"
                                + " Jan 2024 to 63.1 % in 4 sessions.");
    }

    @Test
    void shouldTellNoSecondThrustUntilTheAverageWasLowAgain() {
        index.breadth(30, 70).closes(10, 100);
        index.breadth(90, 10).closes(4, 100);

        // 0.63113 x 9/11 + 0.1 x 2/11 = 0.53456, then 0.60100, then 0.65537: high again without having been low
        assertThat(index.breadth(10, 90).close(100)).isEmpty();
        assertThat(index.breadth(90, 10).close(100)).isEmpty();
        assertThat(index.close(100)).isEmpty();
        // 0.53621, 0.43872, 0.35895: low; then 0.45732, 0.53781, 0.60366, 0.65754
        index.breadth(0, 100).closes(3, 100);
        index.breadth(90, 10).closes(3, 100);
        assertThat(index.close(100)).hasSize(1);
    }

    @Test
    void shouldTellAThrustInTheTenthSessionAndNotInTheEleventh() {
        ClosedIndex slower = ClosedIndex.of(BreadthThrust.from(Settings.DEFAULTS));
        index.breadth(30, 70).closes(10, 100);
        slower.breadth(30, 70).closes(10, 100);

        // 0.42727 at once, then towards 0.45 for seven or eight sessions: 0.44442 or 0.44543
        index.breadth(100, 0).closes(1, 100).breadth(45, 55).closes(7, 100);
        slower.breadth(100, 0).closes(1, 100).breadth(45, 55).closes(8, 100);
        // then 0.54543 and 0.62808, or 0.54626 and 0.62876
        assertThat(index.breadth(100, 0).close(100)).isEmpty();
        assertThat(slower.breadth(100, 0).close(100)).isEmpty();

        assertThat(index.close(100)).hasSize(1);
        assertThat(slower.close(100)).isEmpty();
    }

    @Test
    void shouldCountSilentSessions() {
        index.breadth(30, 70).closes(10, 100);
        for (int i = 0; i < 7; i++) {
            index.silent();
        }
        index.breadth(90, 10);

        // 0.63113 with the fourth; the last silent session still holds the low
        index.closes(3, 100);
        Finding thrust = index.close(100).get(0);

        assertThat(evidence(thrust, "lowSession")).isEqualTo("2024-01-17");
        assertThat(evidence(thrust, "sessionsBetween")).isEqualTo(3.0);
    }

    @Test
    void shouldTellNoThrustWithFewerThanTenSessionsBeforeOrTooFewMembers() {
        index.breadth(30, 70).closes(9, 100);
        index.breadth(90, 10);
        // the first value, (9 x 0.3 + 0.9) / 10, comes with this session
        assertThat(index.close(100)).isEmpty();

        ClosedIndex thin = ClosedIndex.of(BreadthThrust.from(Settings.DEFAULTS));
        thin.breadth(30, 70).closes(10, 100);
        thin.breadth(40, 4).closes(3, 100);
        assertThat(thin.close(100)).isEmpty();
    }

    @Test
    void shouldSayNothingOfAFall() {
        index.breadth(70, 30).closes(10, 100);
        index.breadth(0, 100);
        for (int i = 0; i < 10; i++) {
            assertThat(index.close(100)).isEmpty();
        }
    }
}
