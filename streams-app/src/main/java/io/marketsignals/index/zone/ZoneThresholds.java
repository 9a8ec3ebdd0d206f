package io.marketsignals.index.zone;

import io.marketsignals.model.Settings;

/**
 * The distances of a zone's life, as fractions of the edge they are measured from.
 *
 * @param approach how near below a resistance's low edge counts as approached
 * @param beyond how far above its high edge counts as broken
 * @param retest how near above its high edge counts as tested again
 * @param sessions sessions in which a break can fail, and after which a confirmed one flips the zone's role
 */
public record ZoneThresholds(double approach, double beyond, double retest, int sessions) {
    public static final ZoneThresholds DEFAULTS = from(Settings.DEFAULTS);

    /**
     * {@code level-zone.approach} 0.005, {@code level-zone.break} 0.001, {@code level-zone.retest} 0.003, {@code
     * level-zone.sessions} 3.
     */
    public static ZoneThresholds from(Settings settings) {
        return new ZoneThresholds(
                settings.number("level-zone.approach", 0.005, 0, 0.2),
                settings.number("level-zone.break", 0.001, 0, 0.2),
                settings.number("level-zone.retest", 0.003, 0, 0.2),
                settings.count("level-zone.sessions", 3, 1, 100));
    }
}
