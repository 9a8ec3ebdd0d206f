package io.marketsignals.index.partial;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberReading;

/**
 * Exact sums over members of one index: associative, commutative, and undone by {@link #deduct}.
 *
 * @param contribution sum of w*r at 1e-12 over the counted members
 * @param gains the same over those with r > 0
 * @param gainSquares sum of (w*r)^2 at 1e-18 over those with r > 0
 * @param lossSquares the same over those with r < 0
 * @param late prices that came after a newer one of their member, of whatever class
 * @param upVolume session volume of the advancers, shares
 */
public record Tally(
        int advancers,
        int decliners,
        int unchanged,
        int noPreviousClose,
        int halted,
        int late,
        long contribution,
        long gains,
        long gainSquares,
        long lossSquares,
        long upVolume,
        long downVolume,
        long unchangedVolume) {

    public static final Tally EMPTY = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The tally of one member. */
    public static Tally of(MemberReading reading, double weight) {
        double r = reading.sessionReturn();
        long c = Scaled.contribution(weight, r);
        long square = Scaled.square(weight, r);
        int late = reading.late();
        return switch (reading.memberClass()) {
            case ADVANCER -> new Tally(1, 0, 0, 0, 0, late, c, c, square, 0, reading.volume(), 0, 0);
            case DECLINER -> new Tally(0, 1, 0, 0, 0, late, c, 0, 0, square, 0, reading.volume(), 0);
            case UNCHANGED -> new Tally(0, 0, 1, 0, 0, late, 0, 0, 0, 0, 0, 0, reading.volume());
            case NO_PREVIOUS_CLOSE -> new Tally(0, 0, 0, 1, 0, late, 0, 0, 0, 0, 0, 0, 0);
            case HALTED -> new Tally(0, 0, 0, 0, 1, late, 0, 0, 0, 0, 0, 0, 0);
        };
    }

    /** The tally of both; throws ArithmeticException on overflow. */
    public Tally combine(Tally o) {
        return new Tally(
                addExact(advancers, o.advancers),
                addExact(decliners, o.decliners),
                addExact(unchanged, o.unchanged),
                addExact(noPreviousClose, o.noPreviousClose),
                addExact(halted, o.halted),
                addExact(late, o.late),
                addExact(contribution, o.contribution),
                addExact(gains, o.gains),
                addExact(gainSquares, o.gainSquares),
                addExact(lossSquares, o.lossSquares),
                addExact(upVolume, o.upVolume),
                addExact(downVolume, o.downVolume),
                addExact(unchangedVolume, o.unchangedVolume));
    }

    /** This tally without the other: {@code a.combine(b).deduct(b)} equals {@code a}. */
    public Tally deduct(Tally o) {
        return new Tally(
                subtractExact(advancers, o.advancers),
                subtractExact(decliners, o.decliners),
                subtractExact(unchanged, o.unchanged),
                subtractExact(noPreviousClose, o.noPreviousClose),
                subtractExact(halted, o.halted),
                subtractExact(late, o.late),
                subtractExact(contribution, o.contribution),
                subtractExact(gains, o.gains),
                subtractExact(gainSquares, o.gainSquares),
                subtractExact(lossSquares, o.lossSquares),
                subtractExact(upVolume, o.upVolume),
                subtractExact(downVolume, o.downVolume),
                subtractExact(unchangedVolume, o.unchangedVolume));
    }

    /** Members with a price and a previous close. */
    public int counted() {
        return advancers + decliners + unchanged;
    }

    /** Sum of w*r at 1e-12 over the members with r < 0; at most 0. */
    public long losses() {
        return contribution - gains;
    }
}
