package io.marketsignals.local.simulator;

/**
 * How an index's members close: everyone else is unchanged.
 *
 * @param best session return of the best member, fraction, > 0
 * @param worst session return of the worst member, fraction, < 0
 */
record Breadth(int advancers, int decliners, double best, double worst) {
    Breadth {
        if (advancers < 1 || decliners < 1 || !(best > 0) || !(worst < 0)) {
            throw new IllegalArgumentException(
                    "breadth needs both sides: %d, %d, %s, %s".formatted(advancers, decliners, best, worst));
        }
    }
}
