package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.history.Peak;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * S13: an index closes strictly above every earlier close of its known history; the first close is no record.
 *
 * @param history sessions from which a history is not called short; 252
 * @param coverage least coverage where the level comes from the members; 0.5
 */
record RecordClose(int history, double coverage) implements SignalDetector {
    static final String ID = "record-close";

    static RecordClose from(Settings settings) {
        return new RecordClose(
                settings.count(RecordEvidence.HISTORY, 252, 1, 10_000), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing() || !(reading instanceof IndexReading index) || !index.levelTrusted(coverage)) {
            return List.of();
        }
        Peak former = index.history().folded().records().close();
        if (former == null || index.last() == null || index.last() <= former.level()) {
            return List.of();
        }
        int known = index.history().folded().records().known();
        RecordEvidence record = new RecordEvidence(former, index.last(), known, history);
        return List.of(new Finding(
                ID,
                ID,
                index.index(),
                Direction.UP,
                Finding.Phase.HAPPENED,
                record.strength(),
                Confirmation.FINAL,
                index.derived() ? index.breadth().coverage() : null,
                () -> explain(index, record)));
    }

    private Explanation explain(IndexReading index, RecordEvidence record) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.points("close", index.last()));
        evidence.addAll(record.evidence());
        return new Explanation(
                index.index() + " closes at " + Words.points(index.last()) + ", " + record.since("record close") + ".",
                evidence,
                List.of(Evidence.sessions(RecordEvidence.HISTORY, history)));
    }
}
