package io.marketsignals.bench.latency;

import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Narrow resistance zones, one above the other, that an index climbs and descends zone by zone: each step up breaks one zone,
 * each step down makes that break fail, and either is one alert of its own. Even buckets climb from the foot to the top, odd
 * ones descend, so that every step is judged at the end of its bucket whatever the steps after it.
 *
 * <p>The whole ladder is so low that no other signal speaks, and that a step down ends in the reach of an approach, which is
 * then told once only.
 *
 * @param indices whose levels climb
 * @param rungs zones of an index; steps of an index in a bucket
 */
record Ladder(int indices, int rungs) {
    /** Under these settings a zone is broken right above its edge. */
    static final Map<String, String> SETTINGS =
            Map.of("signals.level-zone.break", "0", "signals.level-zone.pivots", "false");

    /** From rung to rung, as a fraction of the foot; the whole ladder stays below 0.05 %. */
    private static final double SPACING = 5e-6;

    private static final int MOST_RUNGS = 100;

    Ladder {
        if (indices < 1 || rungs < 1 || rungs > MOST_RUNGS) {
            throw new IllegalArgumentException("no ladder of " + rungs + " rungs on " + indices + " indices");
        }
    }

    /** The number of a zone, counted from 0 over all indices. */
    int zone(int index, int rung) {
        return index * rungs + rung;
    }

    static String id(int zone) {
        return "RUNG-" + zone;
    }

    /** The zone of an alert's subject; -1: of no zone of this ladder. */
    static int zone(CharSequence subject) {
        String text = subject.toString();
        return text.startsWith("RUNG-") ? Integer.parseInt(text.substring("RUNG-".length())) : -1;
    }

    /**
     * The level after so many rungs have been climbed; 0: the foot.
     *
     * @param foot the index's level at the previous close
     */
    static double level(double foot, int climbed) {
        return foot * (1 + climbed * SPACING);
    }

    /** Zones by id, for indices of these names and levels at the previous close. */
    Map<String, Zone> zones(IntFunction<String> names, IntToDoubleFunction foots) {
        Map<String, Zone> zones = new LinkedHashMap<>();
        for (int index = 0; index < indices; index++) {
            double foot = foots.applyAsDouble(index);
            for (int rung = 0; rung < rungs; rung++) {
                double below = level(foot, rung);
                double gap = level(foot, rung + 1) - below;
                Zone zone = new Zone(
                        names.apply(index), ZoneRole.RESISTANCE, below + 0.4 * gap, below + 0.6 * gap, "rung", null);
                zones.put(id(zone(index, rung)), zone);
            }
        }
        return zones;
    }
}
