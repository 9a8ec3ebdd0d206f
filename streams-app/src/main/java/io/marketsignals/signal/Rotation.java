package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.pair.Regime;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** S16: the lead changes between small and large capitalisation; UP points to the small leg. */
record Rotation(Regime.Thresholds thresholds, double coverage) implements SignalDetector {
    static final String ID = "rotation";

    static Rotation from(Settings settings) {
        return new Rotation(Regime.Thresholds.from(settings), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing() || !(reading instanceof PairReading pair) || !pair.trusted(coverage)) {
            return List.of();
        }
        return List.of(
                finding(pair, Direction.UP, Regime.Kind.SMALL_LEAD),
                finding(pair, Direction.DOWN, Regime.Kind.LARGE_LEAD));
    }

    private Finding finding(PairReading pair, Direction direction, Regime.Kind lead) {
        Phase phase = pair.regime().kind() == lead ? Phase.TRUE : Phase.FALSE;
        double strength = pair.z() == null ? 0 : Math.abs(pair.z()) / thresholds.enter();
        return Finding.lasting(
                ID,
                pair.subject(),
                direction,
                phase,
                Strength.of(strength, 1.5, 2),
                new Finding.Basis(pair.coverage(), () -> explain(pair, direction, phase)));
    }

    private Explanation explain(PairReading pair, Direction direction, Phase phase) {
        List<Evidence> evidence = new ArrayList<>();
        if (pair.z() != null) {
            evidence.add(Evidence.number("z", pair.z()));
        }
        if (pair.spread() != null) {
            evidence.add(Evidence.fraction("spread", pair.spread()));
            evidence.add(Evidence.fraction("smallReturn", pair.small().sessionReturn()));
            evidence.add(Evidence.fraction("largeReturn", pair.large().sessionReturn()));
        }
        pair.publishedSpreads().forEach(spread -> {
            if (spread.value() != null) {
                evidence.add(Evidence.fraction("spread" + spread.sessions(), spread.value()));
            }
        });
        evidence.add(Evidence.text("from", pair.before().kind().name()));
        evidence.add(Evidence.text("to", pair.regime().kind().name()));
        String leader =
                direction == Direction.UP ? pair.pair().small() : pair.pair().large();
        String behind =
                direction == Direction.UP ? pair.pair().large() : pair.pair().small();
        String spread = pair.z() == null ? "" : String.format(Locale.ROOT, " (spread z %.2f)", pair.z());
        String verb = pair.before().kind() == pair.regime().kind() ? " leads " : " takes the lead over ";
        String reason = leader + (phase == Phase.TRUE ? verb : " no longer leads ") + behind + spread + ".";
        return new Explanation(
                reason,
                evidence,
                List.of(
                        Evidence.number(ID + ".z", thresholds.enter()),
                        Evidence.number(ID + ".exit", thresholds.exit()),
                        Evidence.sessions(ID + ".closes", thresholds.closes()),
                        Evidence.sessions(ID + ".sessions", thresholds.minSessions())));
    }
}
