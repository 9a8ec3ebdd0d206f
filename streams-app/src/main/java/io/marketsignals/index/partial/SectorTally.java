package io.marketsignals.index.partial;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberReading;

/**
 * Exact sums over the counted members of one sector of one index.
 *
 * @param returns sum of session returns at 1e-12
 * @param contribution sum of w*r at 1e-12
 */
public record SectorTally(int advancers, int decliners, int unchanged, long returns, long contribution) {
    public static final SectorTally EMPTY = new SectorTally(0, 0, 0, 0, 0);

    /** The tally of one member; empty for one that is not counted. */
    public static SectorTally of(MemberReading reading, double weight) {
        long r = Scaled.of(reading.sessionReturn());
        long c = Scaled.contribution(weight, reading.sessionReturn());
        return switch (reading.memberClass()) {
            case ADVANCER -> new SectorTally(1, 0, 0, r, c);
            case DECLINER -> new SectorTally(0, 1, 0, r, c);
            case UNCHANGED -> new SectorTally(0, 0, 1, r, c);
            case NO_PREVIOUS_CLOSE, HALTED -> EMPTY;
        };
    }

    public SectorTally combine(SectorTally o) {
        return new SectorTally(
                addExact(advancers, o.advancers),
                addExact(decliners, o.decliners),
                addExact(unchanged, o.unchanged),
                addExact(returns, o.returns),
                addExact(contribution, o.contribution));
    }

    /** This tally without the other: {@code a.combine(b).deduct(b)} equals {@code a}. */
    public SectorTally deduct(SectorTally o) {
        return new SectorTally(
                subtractExact(advancers, o.advancers),
                subtractExact(decliners, o.decliners),
                subtractExact(unchanged, o.unchanged),
                subtractExact(returns, o.returns),
                subtractExact(contribution, o.contribution));
    }

    public int counted() {
        return advancers + decliners + unchanged;
    }
}
