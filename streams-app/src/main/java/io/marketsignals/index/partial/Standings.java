package io.marketsignals.index.partial;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.Standing;
import io.marketsignals.symbol.Standing.Mark;

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

    /** The standing of one member; empty for one that is not counted. */
    static Standings of(MemberReading reading) {
        if (!reading.counted()) {
            return EMPTY;
        }
        Standing s = reading.standing();
        return new Standings(
                s.count(Mark.RANKED),
                1 - s.count(Mark.RANKED),
                s.count(Mark.NEW_HIGH),
                s.count(Mark.NEW_LOW),
                s.count(Mark.CLOSING_HIGH),
                s.count(Mark.CLOSING_LOW),
                s.count(Mark.HAS_20),
                s.count(Mark.ABOVE_20),
                s.count(Mark.HAS_50),
                s.count(Mark.ABOVE_50),
                s.count(Mark.HAS_200),
                s.count(Mark.ABOVE_200));
    }

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

    /** These without others: {@code a.combine(b).deduct(b)} equals {@code a}. */
    public Standings deduct(Standings o) {
        return new Standings(
                subtractExact(ranked, o.ranked),
                subtractExact(shortHistory, o.shortHistory),
                subtractExact(newHighs, o.newHighs),
                subtractExact(newLows, o.newLows),
                subtractExact(closingHighs, o.closingHighs),
                subtractExact(closingLows, o.closingLows),
                subtractExact(has20, o.has20),
                subtractExact(above20, o.above20),
                subtractExact(has50, o.has50),
                subtractExact(above50, o.above50),
                subtractExact(has200, o.has200),
                subtractExact(above200, o.above200));
    }
}
