package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.List;

/**
 * S16: small and large capitalisation move apart within a session; UP when the small leg rises.
 *
 * @param threshold least move of each leg, fraction; 0.001
 * @param clear move of a leg below which it clears, fraction; 0.0005
 * @param coverage least coverage where a level comes from the members; 0.5
 */
record SplitMarket(double threshold, double clear, double coverage) implements SignalDetector {
    static final String ID = "split-market";

    static SplitMarket from(Settings settings) {
        return new SplitMarket(
                settings.number(ID + ".return", 0.001, 0, 1),
                settings.number(ID + ".clear-return", 0.0005, 0, 1),
                Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof PairReading pair)
                || pair.spread() == null
                || (!market.closing() && !pair.trusted(coverage))) {
            return List.of(); // a close ends what is open, whatever its coverage
        }
        return List.of(finding(pair, market, Direction.UP), finding(pair, market, Direction.DOWN));
    }

    private Finding finding(PairReading pair, MarketReading market, Direction direction) {
        double small = pair.small().sessionReturn() * direction.sign();
        double large = -pair.large().sessionReturn() * direction.sign();
        double apart = Math.min(small, large);
        Phase phase = market.closing() || apart < clear ? Phase.FALSE : apart > threshold ? Phase.TRUE : Phase.HELD;
        return Finding.lasting(
                ID,
                pair.subject(),
                direction,
                phase,
                Strength.of(apart / threshold, 3, 10),
                new Finding.Basis(pair.coverage(), () -> explain(pair, market, phase)));
    }

    private Explanation explain(PairReading pair, MarketReading market, Phase phase) {
        String legs = pair.pair().small() + " is " + Words.move(pair.small().sessionReturn()) + " while "
                + pair.pair().large() + " is " + Words.move(pair.large().sessionReturn());
        String reason = phase == Phase.FALSE
                ? (market.closing() ? "The session closed: " : "The market moves together again: ") + legs + "."
                : legs + ": the market is split.";
        return new Explanation(
                reason,
                List.of(
                        Evidence.fraction("smallReturn", pair.small().sessionReturn()),
                        Evidence.fraction("largeReturn", pair.large().sessionReturn()),
                        Evidence.fraction("spread", pair.spread()),
                        Evidence.time("returnsAsOf", market.asOf())),
                List.of(Evidence.fraction(ID + ".return", threshold), Evidence.fraction(ID + ".clear-return", clear)));
    }
}
