package io.marketsignals.index.partial;

import static java.lang.Math.addExact;

import io.marketsignals.model.SquareAccumulator;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.MemberReading.Calls;
import io.marketsignals.symbol.Standing;
import io.marketsignals.symbol.Standing.Mark;

/**
 * Sums members into a {@link Tally}, in place; a reading that is replaced leaves nothing behind. Throws ArithmeticException
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
        count(member, 1);
        stand(member, 1);
        sum(member.memberClass(), 0, c, member.volume());
        attribute(member.late(), member.calls(), Calls.NONE);
    }

    /** A counted member of a class moves within it: from one w*r to another, both at 1e-12, with more volume traded. */
    void move(MemberClass memberClass, long oldC, long c, long traded) {
        sum(memberClass, oldC, c, traded);
    }

    /** Puts a reading in place of one that was added with its contribution; most differ in a few numbers only. */
    void replace(MemberReading old, long oldC, MemberReading now, long c) {
        if (old.memberClass() == now.memberClass()) {
            sum(now.memberClass(), oldC, c, now.volume() - old.volume());
        } else {
            count(old, -1);
            sum(old.memberClass(), oldC, 0, -old.volume());
            count(now, 1);
            sum(now.memberClass(), 0, c, now.volume());
        }
        if (old.counted() != now.counted() || !old.standing().equals(now.standing())) {
            stand(old, -1);
            stand(now, 1);
        }
        attribute(now.late() - old.late(), now.calls(), old.calls());
    }

    private void count(MemberReading member, int sign) {
        switch (member.memberClass()) {
            case ADVANCER -> advancers += sign;
            case DECLINER -> decliners += sign;
            case UNCHANGED -> unchanged += sign;
            case NO_PREVIOUS_CLOSE -> noPreviousClose += sign;
            case HALTED -> halted += sign;
        }
    }

    private void sum(MemberClass memberClass, long oldC, long c, long traded) {
        switch (memberClass) {
            case ADVANCER -> {
                contribution = addExact(contribution, c - oldC);
                gains = addExact(gains, c - oldC);
                gainSquares.replace(oldC, c);
                upVolume = addExact(upVolume, traded);
            }
            case DECLINER -> {
                contribution = addExact(contribution, c - oldC);
                lossSquares.replace(oldC, c);
                downVolume = addExact(downVolume, traded);
            }
            case UNCHANGED -> unchangedVolume = addExact(unchangedVolume, traded);
            case NO_PREVIOUS_CLOSE, HALTED -> {
                // in no sum
            }
        }
    }

    private void attribute(int lateOnes, Calls calls, Calls oldCalls) {
        late = addExact(late, lateOnes);
        upgrades = addExact(upgrades, calls.upgrades() - oldCalls.upgrades());
        downgrades = addExact(downgrades, calls.downgrades() - oldCalls.downgrades());
    }

    private void stand(MemberReading member, int sign) {
        if (!member.counted()) {
            return;
        }
        Standing standing = member.standing();
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
