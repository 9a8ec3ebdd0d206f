package io.marketsignals.index.partial;

import static java.lang.Math.addExact;

import io.marketsignals.symbol.MemberClass;

/** Sums the counted members of one sector into a {@link SectorTally}, in place. Throws ArithmeticException on overflow. */
final class SectorAccumulator {
    private int advancers;
    private int decliners;
    private int unchanged;
    private long returns;
    private long contribution;

    /**
     * Adds a member, or takes it away; one that is not counted changes nothing.
     *
     * @param r its session return at 1e-12
     * @param c its w*r at 1e-12
     * @param sign 1 or -1
     */
    void add(MemberClass memberClass, long r, long c, int sign) {
        switch (memberClass) {
            case ADVANCER -> advancers += sign;
            case DECLINER -> decliners += sign;
            case UNCHANGED -> unchanged += sign;
            case NO_PREVIOUS_CLOSE, HALTED -> {
                return;
            }
        }
        returns = addExact(returns, sign * r);
        contribution = addExact(contribution, sign * c);
    }

    /** A counted member moves within its class: by how much its return and its w*r differ, both at 1e-12. */
    void move(long r, long c) {
        returns = addExact(returns, r);
        contribution = addExact(contribution, c);
    }

    SectorTally tally() {
        return new SectorTally(advancers, decliners, unchanged, returns, contribution);
    }
}
