package io.marketsignals.index.partial;

import static java.lang.Math.addExact;

/**
 * Exact sums over the counted members of one sector of one index.
 *
 * @param returns sum of session returns at 1e-12
 * @param contribution sum of w*r at 1e-12
 */
public record SectorTally(int advancers, int decliners, int unchanged, long returns, long contribution) {
    public static final SectorTally EMPTY = new SectorTally(0, 0, 0, 0, 0);

    public SectorTally combine(SectorTally o) {
        return new SectorTally(
                addExact(advancers, o.advancers),
                addExact(decliners, o.decliners),
                addExact(unchanged, o.unchanged),
                addExact(returns, o.returns),
                addExact(contribution, o.contribution));
    }

    public int counted() {
        return advancers + decliners + unchanged;
    }
}
