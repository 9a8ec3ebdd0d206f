package io.marketsignals.index.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.pair.Regime.Kind;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegimeTest {
    private static final Regime.Thresholds DEFAULTS = Regime.Thresholds.from(Settings.DEFAULTS);

    /** The kind after each close, from the start. */
    private static List<Kind> closes(Double... zs) {
        List<Kind> kinds = new ArrayList<>();
        Regime regime = Regime.START;
        for (Double z : zs) {
            regime = regime.close(z, DEFAULTS);
            kinds.add(regime.kind());
        }
        return kinds;
    }

    private static List<Kind> mirrored(List<Kind> kinds) {
        return kinds.stream()
                .map(k -> k == Kind.NEUTRAL ? k : k == Kind.SMALL_LEAD ? Kind.LARGE_LEAD : Kind.SMALL_LEAD)
                .toList();
    }

    @Test
    void shouldEnterOnTheSecondCloseRunning() {
        assertThat(closes(1.0, 1.0)).containsExactly(Kind.NEUTRAL, Kind.SMALL_LEAD);
        assertThat(closes(1.0, 0.99, 1.0)).containsOnly(Kind.NEUTRAL);
    }

    @Test
    void shouldBreakTheRunWhenACloseHasNoZ() {
        assertThat(closes(1.0, null, 1.0)).containsOnly(Kind.NEUTRAL);
    }

    @Test
    void shouldLeaveOnlyBelowTheExitThreshold() {
        assertThat(closes(1.0, 1.0, 0.5, 0.5, 0.25, 0.249))
                .containsExactly(
                        Kind.NEUTRAL, Kind.SMALL_LEAD, Kind.SMALL_LEAD, Kind.SMALL_LEAD, Kind.SMALL_LEAD, Kind.NEUTRAL);
    }

    @Test
    void shouldStayAtLeastThreeSessions() {
        // in the regime at the closes 2, 3 and 4 though z fell at once; out at the fifth
        assertThat(closes(1.0, 1.0, 0.0, 0.0, 0.0))
                .containsExactly(Kind.NEUTRAL, Kind.SMALL_LEAD, Kind.SMALL_LEAD, Kind.SMALL_LEAD, Kind.NEUTRAL);
    }

    @Test
    void shouldStayNeutralForThreeSessionsBeforeTheOtherLegLeads() {
        List<Kind> kinds = closes(1.0, 1.0, 0.5, 0.5, -2.0, -2.0, -2.0, -2.0);

        assertThat(kinds.subList(4, 8)).containsExactly(Kind.NEUTRAL, Kind.NEUTRAL, Kind.NEUTRAL, Kind.LARGE_LEAD);
    }

    @Test
    void shouldKeepTheRegimeWhenACloseHasNoZ() {
        assertThat(closes(1.0, 1.0, null, null, null, null)).last().isEqualTo(Kind.SMALL_LEAD);
    }

    @Test
    void shouldMirror() {
        Double[] zs = {1.0, 1.0, 0.3, 0.1, 0.1, -1.5, -1.5, -1.5, -0.2, 0.0, 0.0};
        Double[] negated = Arrays.stream(zs).map(z -> -z).toArray(Double[]::new);

        assertThat(closes(negated)).isEqualTo(mirrored(closes(zs)));
    }
}
