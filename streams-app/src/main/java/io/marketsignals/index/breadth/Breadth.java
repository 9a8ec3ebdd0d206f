package io.marketsignals.index.breadth;

import io.marketsignals.index.partial.Tally;
import java.util.Objects;

/**
 * Advancers, decliners and their volume of one index.
 *
 * @param members members of the session, >= the counted ones
 */
public record Breadth(int members, Tally tally) {
    public Breadth {
        Objects.requireNonNull(tally, "tally");
    }

    public int advancers() {
        return tally.advancers();
    }

    public int decliners() {
        return tally.decliners();
    }

    /** Members without a price in this session; never negative. */
    public int notTraded() {
        return Math.max(0, members - tally.counted() - tally.noPreviousClose() - tally.halted());
    }

    /** Counted members over members, 0..1; 0 for an index without members. */
    public double coverage() {
        return members == 0 ? 0 : (double) tally.counted() / members;
    }

    public int netAdvances() {
        return advancers() - decliners();
    }

    /** A/D; null when nobody declined. */
    public Double adRatio() {
        return decliners() == 0 ? null : (double) advancers() / decliners();
    }

    /** Whether the A/D ratio has no value because D = 0 < A. */
    public boolean allAdvanced() {
        return decliners() == 0 && advancers() > 0;
    }

    /** A/(A+D); null when both are 0. */
    public Double percentAdvancing() {
        int moved = advancers() + decliners();
        return moved == 0 ? null : (double) advancers() / moved;
    }

    /** (A-D)/members; null without members. */
    public Double adPercent() {
        return members == 0 ? null : (double) netAdvances() / members;
    }

    /** Up over down volume; null when down volume is 0. */
    public Double volumeRatio() {
        return tally.downVolume() == 0 ? null : (double) tally.upVolume() / tally.downVolume();
    }

    /** Arms index (A/D)/(UV/DV); null when D, UV or DV is 0. */
    public Double trin() {
        return trin(advancers(), decliners(), tally.upVolume(), tally.downVolume());
    }

    /** Arms index of sums over sessions; null when D, UV or DV is 0. */
    public static Double trin(long advancers, long decliners, long upVolume, long downVolume) {
        if (decliners == 0 || upVolume == 0 || downVolume == 0) {
            return null;
        }
        return ((double) advancers / decliners) / ((double) upVolume / downVolume);
    }

    /** Session volume of all counted members, shares. */
    public long volume() {
        return tally.upVolume() + tally.downVolume() + tally.unchangedVolume();
    }
}
