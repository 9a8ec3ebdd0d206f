package io.marketsignals.index.breadth;

import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.model.Scaled;
import java.util.List;
import java.util.Objects;

/**
 * The sectors of one index.
 *
 * @param sectors by name; empty for an index without sectors
 */
public record Sectors(List<Sector> sectors) {
    public static final Sectors NONE = new Sectors(List.of());

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
        sectors = List.copyOf(sectors);
    }
}
