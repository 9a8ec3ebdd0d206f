package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.history.Peak;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * S13: an index trades strictly above every earlier session's levels of its known history; provisional until the close.
 *
 * @param history sessions from which a history is not called short; 252
 * @param coverage least coverage where the level comes from the members; 0.5
 */
record RecordHigh(int history, double coverage) implements SignalDetector {
    static final String ID = "record-high";

    static RecordHigh from(Settings settings) {
        return new RecordHigh(
                settings.count(RecordEvidence.HISTORY, 252, 1, 10_000), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof IndexReading index) || index.level() == null) {
            return List.of();
        }
        Peak former = index.history().folded().records().high();
        if (former == null) {
            return List.of(); // the first session
        }
        boolean above = index.level().high() > former.level() && index.levelTrusted(coverage);
        if (!above && !market.closing()) {
            return List.of(); // a high does not go away; only the close judges again
        }
        Phase phase = !above ? Phase.FALSE : market.closing() ? Phase.SETTLED : Phase.TRUE;
        int known = index.history().folded().records().known();
        RecordEvidence record = new RecordEvidence(former, index.level().high(), known, history);
        return List.of(new Finding(
                ID,
                ID,
                index.index(),
                Direction.UP,
                phase,
                record.strength(),
                market.closing() ? Confirmation.FINAL : Confirmation.PROVISIONAL,
                index.derived() ? index.breadth().coverage() : null,
                () -> explain(index, record, phase)));
    }

    private Explanation explain(IndexReading index, RecordEvidence record, Phase phase) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.points("high", record.level()));
        evidence.add(Evidence.points("level", index.last()));
        evidence.addAll(record.evidence());
        String at = index.index() + (phase == Phase.TRUE ? " trades at " : " traded up to ");
        String reason = phase == Phase.FALSE
                ? "The session closed: the record high of " + index.index() + " does not stand."
                : at + Words.points(record.level()) + ", " + record.since("record high")
                        + (phase == Phase.TRUE ? "; the session is still open." : ".");
        return new Explanation(reason, evidence, List.of(Evidence.sessions(RecordEvidence.HISTORY, history)));
    }
}
