package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.history.Extremes;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * S9: an index closes at its high of some sessions while its A/D line is below its own; mirrored at a low. An index that
 * stood still all those sessions is at neither.
 *
 * @param sessions today's included; 20
 * @param rearm how far the close must leave its extreme before it can fire again, fraction; 0.01
 * @param coverage least coverage; 0.5
 */
record BreadthNonConfirmation(int sessions, double rearm, double coverage) implements SignalDetector {
    static final String ID = "breadth-non-confirmation";

    static BreadthNonConfirmation from(Settings settings) {
        return new BreadthNonConfirmation(
                settings.count(ID + ".sessions", 20, 2, 20),
                settings.number(ID + ".rearm", 0.01, 0, 1),
                Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing()
                || !(reading instanceof IndexReading index)
                || index.last() == null
                || index.breadth().coverage() < coverage) {
            return List.of();
        }
        Extremes before = Extremes.of(index.history(), sessions - 1);
        return before == null
                ? List.of()
                : List.of(finding(index, before, Direction.UP), finding(index, before, Direction.DOWN));
    }

    private Finding finding(IndexReading index, Extremes before, Direction direction) {
        int sign = direction.sign();
        Extremes.Side earlier = direction == Direction.UP ? before.highs() : before.lows();
        boolean moved = index.last() != before.highs().close()
                || index.last() != before.lows().close();
        double gone = (index.last() / earlier.close() - 1) * sign;
        long confirmed = (index.adLine() - earlier.line()) * sign;
        Phase phase = confirmed >= 0 || gone < -rearm ? Phase.FALSE : moved && gone >= 0 ? Phase.TRUE : Phase.HELD;
        return Finding.lasting(
                ID,
                index.index(),
                direction,
                phase,
                Strength.of((double) -confirmed / index.breadth().members(), 0.5, 1),
                new Finding.Basis(index.breadth().coverage(), () -> explain(index, earlier, direction, phase)));
    }

    private Explanation explain(IndexReading index, Extremes.Side earlier, Direction direction, Phase phase) {
        String high = direction == Direction.UP ? "high" : "low";
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.points("close", index.last()));
        evidence.add(Evidence.points("previous" + (direction == Direction.UP ? "High" : "Low"), earlier.close()));
        evidence.add(Evidence.date("previousSession", earlier.closeSession()));
        evidence.add(Evidence.count("adLine", index.adLine()));
        evidence.add(Evidence.count("adLine" + (direction == Direction.UP ? "High" : "Low"), earlier.line()));
        evidence.add(Evidence.date("adLineSession", earlier.lineSession()));
        String of = sessions + "-session " + high;
        String reason = phase == Phase.FALSE
                ? index.index() + " and its advance/decline line no longer part at a " + of + "."
                : index.index() + " closes at its " + of + " of " + Words.points(index.last())
                        + " while its advance/decline line stays " + (direction == Direction.UP ? "below" : "above")
                        + " its own of " + Words.date(earlier.lineSession()) + ".";
        return new Explanation(
                reason,
                evidence,
                List.of(
                        Evidence.sessions(ID + ".sessions", sessions),
                        Evidence.fraction(ID + ".rearm", rearm),
                        Evidence.fraction("alerts.coverage", coverage)));
    }
}
