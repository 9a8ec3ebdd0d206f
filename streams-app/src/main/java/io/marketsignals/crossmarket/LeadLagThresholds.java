package io.marketsignals.crossmarket;

import io.marketsignals.index.Measurement;
import io.marketsignals.model.Settings;

/**
 * When a follower's session counts as a follow-through, and how long one is waited for.
 *
 * @param sessions of the follower's market
 * @param gain session return, fraction
 * @param advancing percent advancing, 0..1
 * @param coverage least coverage of a session that may confirm
 */
public record LeadLagThresholds(int sessions, double gain, double advancing, double relativeVolume, double coverage) {

    /**
     * {@code lead-lag.sessions} 10, {@code lead-lag.return} 0.01, {@code lead-lag.advancing} 0.6, {@code
     * lead-lag.relative-volume} 1.
     */
    public static LeadLagThresholds from(Settings settings) {
        return new LeadLagThresholds(
                settings.count("lead-lag.sessions", 10, 1, 250),
                settings.number("lead-lag.return", 0.01, 0, 10),
                settings.number("lead-lag.advancing", 0.6, 0, 1),
                settings.number("lead-lag.relative-volume", 1, 0, 100),
                Measurement.coverageGate(settings));
    }

    /** Whether a session confirms; one without data, with a measure that has no value, or under the gate does not. */
    public boolean confirmedBy(IndexClose follower) {
        return follower != null
                && follower.coverage() >= coverage
                && reaches(follower.sessionReturn(), gain)
                && reaches(follower.percentAdvancing(), advancing)
                && reaches(follower.relativeVolume(), relativeVolume);
    }

    private static boolean reaches(Double value, double least) {
        return value != null && value >= least;
    }
}
