package io.marketsignals.index.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.model.Settings;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PivotsTest {
    private static final Pivots DEFAULTS = Pivots.from(Settings.DEFAULTS);
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

    /** Sessions with the given highs; each low 50 below. */
    private static IndexHistory highs(double... highs) {
        IndexHistory history = IndexHistory.none("IX");
        for (int i = 0; i < highs.length; i++) {
            int day = (int) FIRST.plusDays(i).toEpochDay();
            history = history.append(
                    highs[i] == 0
                            ? SessionSummary.silent(day)
                            : new SessionSummary(day, highs[i], highs[i], highs[i] - 50, 0, 0, 0, 0, 0, 0, null, null),
                    RallyAttempt.Rule.from(Settings.DEFAULTS));
        }
        return history;
    }

    @Test
    void shouldMakeAZoneAroundAHighWithFiveLowerSessionsOnEachSide() {
        ZoneDefinition zone = DEFAULTS.zone(highs(1, 2, 3, 4, 5, 1000, 5, 4, 3, 2, 1), Role.RESISTANCE)
                .orElseThrow();

        // 0.9 % wide: 0.45 % on each side
        assertThat(zone.low()).isCloseTo(995.5, within(1e-9));
        assertThat(zone.high()).isCloseTo(1004.5, within(1e-9));
        assertThat(zone.role()).isEqualTo(Role.RESISTANCE);
        assertThat(zone.id()).isEqualTo("IX:pivot-high:2024-03-09");
    }

    @Test
    void shouldMakeASupportOfALow() {
        ZoneDefinition zone = DEFAULTS.zone(
                        highs(1100, 1100, 1100, 1100, 1100, 1050, 1100, 1100, 1100, 1100, 1100), Role.SUPPORT)
                .orElseThrow();

        assertThat(zone.low()).isCloseTo(1000 * 0.9955, within(1e-9));
        assertThat(zone.role()).isEqualTo(Role.SUPPORT);
    }

    @Test
    void shouldMakeNoneWhenAnotherSessionIsAsHigh() {
        assertThat(DEFAULTS.zone(highs(1000, 2, 3, 4, 5, 1000, 5, 4, 3, 2, 1), Role.RESISTANCE))
                .isEmpty();
        assertThat(DEFAULTS.zone(highs(1, 2, 3, 4, 5, 1000, 5, 4, 3, 2, 1000), Role.RESISTANCE))
                .isEmpty();
    }

    @Test
    void shouldMakeNoneBeforeFiveSessionsHaveFollowed() {
        assertThat(DEFAULTS.zone(highs(1, 2, 3, 4, 5, 1000, 5, 4, 3, 2), Role.RESISTANCE))
                .isEmpty();
    }

    @Test
    void shouldMakeNoneWhenASessionAroundItWasSilent() {
        assertThat(DEFAULTS.zone(highs(1, 2, 0, 4, 5, 1000, 5, 4, 3, 2, 1), Role.RESISTANCE))
                .isEmpty();
    }

    @Test
    void shouldMakeNoneWhenSwitchedOff() {
        Pivots off = Pivots.from(Settings.of(Map.of("level-zone.pivots", "false")));

        assertThat(off.zone(highs(1, 2, 3, 4, 5, 1000, 5, 4, 3, 2, 1), Role.RESISTANCE))
                .isEmpty();
    }
}
