package io.marketsignals.index;

import io.marketsignals.index.breadth.BroadThresholds;
import io.marketsignals.index.breadth.TopMovers;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.pair.Regime;
import io.marketsignals.index.partial.MoverFloors;
import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.zone.Pivots;
import io.marketsignals.index.zone.ZoneThresholds;
import io.marketsignals.model.ContextReach;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.Lookback;

/** The settings that measures are folded with. */
public final class Measurement {
    private Measurement() {}

    /** Least coverage of a reading that may raise an alert: {@code alerts.coverage} 0.5. */
    public static double coverageGate(Settings settings) {
        return settings.number("alerts.coverage", 0.5, 0, 1);
    }

    /** Reads every setting of the measures once; one out of its range is an error that names it. */
    public static void check(Settings settings) {
        coverageGate(settings);
        ZoneThresholds.from(settings);
        Regime.Thresholds.from(settings);
        Pivots.from(settings);
        ContextReach.from(settings);
        MoverFloors.from(settings);
        BroadThresholds.from(settings);
        TopMovers.Thresholds.from(settings);
        Leadership.margin(settings);
        SessionVolumes.sessions(settings);
        RallyAttempt.Rule.from(settings);
        Lookback.sessions(settings);
    }
}
