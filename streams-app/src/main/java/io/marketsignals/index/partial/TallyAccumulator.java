package io.marketsignals.index.partial;

import static java.lang.Math.addExact;

import io.marketsignals.model.SquareAccumulator;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.Standing;
import io.marketsignals.symbol.Standing.Mark;

/**
 * Sums members into a {@link Tally}, in place; a member that is deducted leaves nothing behind. Throws ArithmeticException
 * on overflow.
 */
final class TallyAccumulator {
    private int advancers;
    private int decliners;
    private int unchanged;
    private int noPreviousClose;
    private int halted;
    private int late;
    private long contribution;
    private long gains;
    private final SquareAccumulator gainSquares = new SquareAccumulator();
    private final SquareAccumulator lossSquares = new SquareAccumulator();
    private long upVolume;
    private long downVolume;
    private long unchangedVolume;
    private int shortHistory;
    private final int[] marks = new int[Mark.COUNT];
    private int upgrades;
    private int downgrades;

    /**
     * Adds a member.
     *
     * @param c its w*r at 1e-12
     */
    void add(MemberReading member, long c) {
        sum(member, c, 1);
    }

    /** Takes away a member that was added with the same reading and contribution. */
    void deduct(MemberReading member, long c) {
        sum(member, c, -1);
    }

    private void sum(MemberReading member, long c, int sign) {
        late = addExact(late, sign * member.late());
        upgrades = addExact(upgrades, sign * member.calls().upgrades());
        downgrades = addExact(downgrades, sign * member.calls().downgrades());
        switch (member.memberClass()) {
            case ADVANCER -> {
                advancers += sign;
                contribution = addExact(contribution, sign * c);
                gains = addExact(gains, sign * c);
                gainSquares.add(c, sign);
                upVolume = addExact(upVolume, sign * member.volume());
                stand(member.standing(), sign);
            }
            case DECLINER -> {
                decliners += sign;
                contribution = addExact(contribution, sign * c);
                lossSquares.add(c, sign);
                downVolume = addExact(downVolume, sign * member.volume());
                stand(member.standing(), sign);
            }
            case UNCHANGED -> {
                unchanged += sign;
                unchangedVolume = addExact(unchangedVolume, sign * member.volume());
                stand(member.standing(), sign);
            }
            case NO_PREVIOUS_CLOSE -> noPreviousClose += sign;
            case HALTED -> halted += sign;
        }
    }

    private void stand(Standing standing, int sign) {
        shortHistory += standing.has(Mark.RANKED) ? 0 : sign;
        for (int bits = standing.bits(); bits != 0; bits &= bits - 1) {
            marks[Integer.numberOfTrailingZeros(bits)] += sign;
        }
    }

    /** The sums as of now. */
    Tally tally() {
        return new Tally(
                advancers,
                decliners,
                unchanged,
                noPreviousClose,
                halted,
                late,
                contribution,
                gains,
                gainSquares.sum(),
                lossSquares.sum(),
                upVolume,
                downVolume,
                unchangedVolume,
                standings(),
                upgrades,
                downgrades);
    }

    private Standings standings() {
        return new Standings(
                count(Mark.RANKED),
                shortHistory,
                count(Mark.NEW_HIGH),
                count(Mark.NEW_LOW),
                count(Mark.CLOSING_HIGH),
                count(Mark.CLOSING_LOW),
                count(Mark.HAS_20),
                count(Mark.ABOVE_20),
                count(Mark.HAS_50),
                count(Mark.ABOVE_50),
                count(Mark.HAS_200),
                count(Mark.ABOVE_200));
    }

    private int count(Mark mark) {
        return marks[mark.place()];
    }
}
