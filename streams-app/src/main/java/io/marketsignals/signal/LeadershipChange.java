package io.marketsignals.signal;

import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.SegmentsReading;
import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.segment.SegmentReturn;
import io.marketsignals.model.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * S17: at a close another segment than the one that led comes first; UP when it rose or stood still, DOWN when it leads by
 * falling least.
 *
 * @param margin how far it must be ahead of the second, fraction; 0.001
 */
record LeadershipChange(double margin) implements SignalDetector {
    static final String ID = "leadership-change";

    static LeadershipChange from(Settings settings) {
        return new LeadershipChange(Leadership.margin(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof SegmentsReading segments) || !segments.changed()) {
            return List.of();
        }
        SegmentReturn first = segments.ranking().get(0);
        return List.of(new Finding(
                ID,
                ID,
                segments.subject(),
                first.sessionReturn() < 0 ? Direction.DOWN : Direction.UP,
                Finding.Phase.HAPPENED,
                Strength.of(segments.lead(), 0.005, 0.01),
                Confirmation.FINAL,
                segments.coverage(),
                () -> explain(segments)));
    }

    private Explanation explain(SegmentsReading segments) {
        SegmentReturn first = segments.ranking().get(0);
        SegmentReturn second = segments.ranking().get(1);
        Leadership former = segments.before();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.text("leader", first.segment()));
        evidence.add(Evidence.text("leaderIndex", first.index()));
        evidence.add(Evidence.fraction("lead", segments.lead()));
        evidence.add(Evidence.text("formerLeader", former.segment()));
        Integer formerRank = segments.rankOf(former.segment());
        if (formerRank != null) {
            evidence.add(Evidence.count("formerRank", formerRank));
        }
        evidence.add(Evidence.text(
                "formerSince", LocalDate.ofEpochDay(former.since()).toString()));
        segments.ranking()
                .forEach(ranked ->
                        evidence.add(Evidence.fraction("return:" + ranked.segment(), ranked.sessionReturn())));
        String reason = first.segment() + " takes the lead from " + former.segment() + ": " + first.index() + " closes "
                + Words.move(first.sessionReturn()) + ", ahead of " + second.index() + ", "
                + Words.move(second.sessionReturn()) + ".";
        return new Explanation(reason, evidence, List.of(Evidence.fraction(ID + ".margin", margin)));
    }
}
