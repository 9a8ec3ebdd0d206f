package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * S8: the index moves one way while most of its members move the other.
 *
 * @param threshold least session return, fraction; 0.005
 * @param clearReturn return below which it clears, fraction; 0.0025
 * @param ratio largest A/D ratio of a rising index; 0.80; a falling one needs its inverse
 * @param clearRatio A/D ratio from which it clears; 0.95, or its inverse
 * @param coverage least coverage; 0.5
 */
record BreadthDivergence(double threshold, double clearReturn, double ratio, double clearRatio, double coverage)
        implements SignalDetector {
    static final String ID = "breadth-divergence";

    static BreadthDivergence from(Settings settings) {
        return new BreadthDivergence(
                settings.number(ID + ".return", 0.005, 0, 1),
                settings.number(ID + ".clear-return", 0.0025, 0, 1),
                settings.number(ID + ".ratio", 0.80, 0.01, 1),
                settings.number(ID + ".clear-ratio", 0.95, 0.01, 1),
                Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof IndexReading index)
                || index.sessionReturn() == null
                || (!market.closing() && !judged(index.breadth()))) {
            return List.of(); // a close ends what is open, whatever its coverage
        }
        return List.of(finding(index, market, Direction.UP), finding(index, market, Direction.DOWN));
    }

    private Finding finding(IndexReading index, MarketReading market, Direction direction) {
        double move = index.sessionReturn() * direction.sign();
        double against = against(index.breadth(), direction);
        Phase phase = market.closing() || move < clearReturn || against >= clearRatio
                ? Phase.FALSE
                : move >= threshold && against <= ratio ? Phase.TRUE : Phase.HELD;
        return Finding.lasting(
                ID,
                index.index(),
                direction,
                phase,
                strength(move, against),
                new Finding.Basis(index.breadth().coverage(), () -> explain(index, market, direction, phase)));
    }

    private boolean judged(Breadth breadth) {
        return breadth.coverage() >= coverage && breadth.advancers() + breadth.decliners() > 0;
    }

    /** The members that move with the index over those that move against it. */
    private static double against(Breadth breadth, Direction direction) {
        return direction == Direction.UP
                ? (double) breadth.advancers() / breadth.decliners()
                : (double) breadth.decliners() / breadth.advancers();
    }

    /** Both legs must be strong: four times the return and 0.65 times the ratio make HIGH, twice and 0.85 MEDIUM. */
    private Strength strength(double move, double against) {
        return Strength.of(move / threshold, 2, 4).and(Strength.of(ratio / against, 1 / 0.85, 1 / 0.65));
    }

    private Explanation explain(IndexReading index, MarketReading market, Direction direction, Phase phase) {
        Breadth breadth = index.breadth();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.fraction("sessionReturn", index.sessionReturn()));
        evidence.add(Evidence.time("sessionReturnAsOf", market.asOf()));
        if (breadth.adRatio() != null) {
            evidence.add(Evidence.ratio("adRatio", breadth.adRatio()));
        } else if (breadth.allAdvanced()) {
            evidence.add(Evidence.text("adRatio", "ALL_ADVANCED"));
        }
        evidence.add(Evidence.time("adRatioAsOf", market.asOf()));
        evidence.add(Evidence.count("advancers", breadth.advancers()));
        evidence.add(Evidence.count("decliners", breadth.decliners()));
        evidence.add(Evidence.count("unchanged", breadth.tally().unchanged()));
        evidence.add(Evidence.count("members", breadth.members()));
        evidence.add(Evidence.points("level", index.last()));
        Concentration concentration = index.concentration();
        if (concentration != null) {
            evidence.add(Evidence.fraction("top5Share", concentration.top5Share()));
            evidence.add(Evidence.fraction("top10Share", concentration.top10Share()));
            evidence.add(Evidence.number("effectiveNames", concentration.effectiveNames()));
        }
        return new Explanation(reason(index, market, direction, phase), evidence, thresholds());
    }

    private static String reason(IndexReading index, MarketReading market, Direction direction, Phase phase) {
        Breadth breadth = index.breadth();
        String counts = String.format(
                Locale.ROOT,
                "%s is %s while %d members advanced and %d declined",
                index.index(),
                Words.move(index.sessionReturn()),
                breadth.advancers(),
                breadth.decliners());
        if (phase == Phase.FALSE) {
            return (market.closing() ? "The session closed: " : "The divergence is over: ") + counts + ".";
        }
        return counts + (direction == Direction.UP ? ": few members carry the rise." : ": few members carry the fall.");
    }

    private List<Evidence> thresholds() {
        return List.of(
                Evidence.fraction(ID + ".return", threshold),
                Evidence.fraction(ID + ".clear-return", clearReturn),
                Evidence.ratio(ID + ".ratio", ratio),
                Evidence.ratio(ID + ".clear-ratio", clearRatio),
                Evidence.fraction("alerts.coverage", coverage));
    }
}
