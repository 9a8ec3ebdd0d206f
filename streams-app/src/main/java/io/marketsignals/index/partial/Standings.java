package io.marketsignals.index.partial;

import static java.lang.Math.addExact;

/**
 * How many counted members stand where against their own history.
 *
 * @param ranked those with enough sessions for highs and lows
 * @param shortHistory those without
 * @param has20 those with 20 closes
 */
public record Standings(
        int ranked,
        int shortHistory,
        int newHighs,
        int newLows,
        int closingHighs,
        int closingLows,
        int has20,
        int above20,
        int has50,
        int above50,
        int has200,
        int above200) {

    public static final Standings EMPTY = new Standings(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Standings combine(Standings o) {
        return new Standings(
                addExact(ranked, o.ranked),
                addExact(shortHistory, o.shortHistory),
                addExact(newHighs, o.newHighs),
                addExact(newLows, o.newLows),
                addExact(closingHighs, o.closingHighs),
                addExact(closingLows, o.closingLows),
                addExact(has20, o.has20),
                addExact(above20, o.above20),
                addExact(has50, o.has50),
                addExact(above50, o.above50),
                addExact(has200, o.has200),
                addExact(above200, o.above200));
    }
}
