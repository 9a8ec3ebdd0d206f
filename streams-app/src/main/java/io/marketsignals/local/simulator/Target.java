package io.marketsignals.local.simulator;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What one session of one index must come to.
 *
 * @param session counted from the first live session of the market, 0; the last of the history is -1
 * @param breadth how the members close; empty: in line with the return
 * @param volume session volume over the usual
 * @param leaders sectors whose members come first among the advancers
 * @param misprint last traded level as a return since the previous close, where the official close comes late and says
 *     otherwise; empty: the official close comes at the close and is the last traded level
 */
record Target(
        String index,
        int session,
        Path path,
        Optional<Breadth> breadth,
        double volume,
        Set<String> leaders,
        OptionalDouble misprint) {
    Target {
        leaders = Set.copyOf(leaders);
    }

    static Target of(String index, int session, Path path) {
        return new Target(index, session, path, Optional.empty(), 1, Set.of(), OptionalDouble.empty());
    }

    /** The same with exact counts and members that move by up to some 6 %. */
    Target counts(int advancers, int decliners) {
        return breadth(advancers, decliners, 0.061, -0.058);
    }

    /** The same with exact counts and extremes. */
    Target breadth(int advancers, int decliners, double best, double worst) {
        Breadth exact = new Breadth(advancers, decliners, best, worst);
        return new Target(index, session, path, Optional.of(exact), volume, leaders, misprint);
    }

    Target volume(double factor) {
        return new Target(index, session, path, breadth, factor, leaders, misprint);
    }

    Target ledBy(String... sectors) {
        return new Target(index, session, path, breadth, volume, Set.of(sectors), misprint);
    }

    /** The same with a last trade that a late official close corrects. */
    Target misprinted(double indexReturn) {
        return new Target(index, session, path, breadth, volume, leaders, OptionalDouble.of(indexReturn));
    }
}
