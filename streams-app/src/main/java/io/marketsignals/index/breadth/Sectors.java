package io.marketsignals.index.breadth;

import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.model.Scaled;
import java.util.List;
import java.util.Objects;

/**
 * The sectors of one index. A sector's return is that of its counted members at equal weights, whatever weights the index
 * has: how much a sector carries is what its contribution says. A sector without a counted member neither rises nor falls.
 *
 * @param sectors by name; empty for an index without sectors
 * @param broad whether the move rests on many sectors, see {@link BroadThresholds}
 */
public record Sectors(List<Sector> sectors, BroadMove broad) {
    public static final Sectors NONE = new Sectors(List.of(), BroadMove.NONE);

    /**
     * One sector.
     *
     * @param members members of the session, >= the counted ones
     */
    public record Sector(String name, int members, SectorTally tally) {
        public Sector {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(tally, "tally");
        }

        /** Mean session return of the counted members, fraction; null when none is counted. */
        public Double equalWeightReturn() {
            return tally.counted() == 0 ? null : Scaled.toDouble(tally.returns()) / tally.counted();
        }

        /** Sum of the members' weighted returns, fraction. */
        public double contribution() {
            return Scaled.toDouble(tally.contribution());
        }
    }

    public Sectors {
        Objects.requireNonNull(broad, "broad");
        sectors = List.copyOf(sectors);
    }

    public static Sectors of(List<Sector> sectors, BroadThresholds thresholds) {
        return new Sectors(sectors, thresholds.of(sectors));
    }

    /** Sectors with a positive return. */
    public int rising() {
        return (int) sectors.stream().filter(s -> s.tally().returns() > 0).count();
    }

    /** Sectors with a negative return. */
    public int falling() {
        return (int) sectors.stream().filter(s -> s.tally().returns() < 0).count();
    }

    /** Sectors with a positive return / sectors, 0..1; null without sectors. */
    public Double diffusion() {
        return sectors.isEmpty() ? null : (double) rising() / sectors.size();
    }
}
