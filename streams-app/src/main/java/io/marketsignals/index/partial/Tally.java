package io.marketsignals.index.partial;

import static java.lang.Math.addExact;

import io.marketsignals.model.SquareSum;

/**
 * Exact sums over members of one index: associative and commutative.
 *
 * @param contribution sum of w*r at 1e-12 over the counted members
 * @param gains the same over those with r > 0
 * @param gainSquares sum of (w*r)^2 over those with r > 0
 * @param lossSquares the same over those with r < 0
 * @param late prices that came after a newer one of their member, of whatever class
 * @param upVolume session volume of the advancers, shares
 * @param standings of the counted members
 * @param upgrades technical calls to buy in the session, of members of whatever class
 * @param downgrades technical calls to sell
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
        SquareSum gainSquares,
        SquareSum lossSquares,
        long upVolume,
        long downVolume,
        long unchangedVolume,
        Standings standings,
        int upgrades,
        int downgrades) {

    public static final Tally EMPTY = ofCounts(0, 0, 0);

    /** A tally of classes alone. */
    public static Tally ofCounts(int advancers, int decliners, int unchanged) {
        return new Tally(
                advancers,
                decliners,
                unchanged,
                0,
                0,
                0,
                0,
                0,
                SquareSum.ZERO,
                SquareSum.ZERO,
                0,
                0,
                0,
                Standings.EMPTY,
                0,
                0);
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
                gainSquares.combine(o.gainSquares),
                lossSquares.combine(o.lossSquares),
                addExact(upVolume, o.upVolume),
                addExact(downVolume, o.downVolume),
                addExact(unchangedVolume, o.unchangedVolume),
                standings.combine(o.standings),
                addExact(upgrades, o.upgrades),
                addExact(downgrades, o.downgrades));
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
