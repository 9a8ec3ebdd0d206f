package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * S14: an index closes far above ({@code rally}) or below ({@code sell-off}) its close of some sessions ago.
 *
 * @param sessions N; 9
 * @param threshold X, fraction; 0.06
 * @param rearm how far below X the return must fall before it can fire again, fraction; 0.01
 * @param coverage least coverage where the level comes from the members; 0.5
 */
record Rally(int sessions, double threshold, double rearm, double coverage) implements SignalDetector {
    static final String ID = "rally";
    static final String MIRROR_ID = "sell-off";

    static Rally from(Settings settings) {
        return new Rally(
                settings.count(ID + ".sessions", 9, 1, 20),
                settings.number(ID + ".return", 0.06, 0.001, 10),
                settings.number(ID + ".rearm", 0.01, 0, 10),
                Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Map<String, Set<String>> events() {
        return Map.of(ID, Set.of(ID), MIRROR_ID, Set.of(MIRROR_ID));
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing()
                || !(reading instanceof IndexReading index)
                || index.returnOver(sessions) == null
                || !index.levelTrusted(coverage)) {
            return List.of();
        }
        return List.of(finding(index, market, Direction.UP), finding(index, market, Direction.DOWN));
    }

    private Finding finding(IndexReading index, MarketReading market, Direction direction) {
        double move = index.returnOver(sessions) * direction.sign();
        Phase phase = move >= threshold ? Phase.TRUE : move < threshold - rearm ? Phase.FALSE : Phase.HELD;
        return Finding.lasting(
                direction == Direction.UP ? ID : MIRROR_ID,
                index.index(),
                direction,
                phase,
                Strength.of(move / threshold, 1.5, 2),
                new Finding.Basis(
                        index.derived() ? index.breadth().coverage() : null,
                        () -> explain(index, market, direction, phase)));
    }

    private Explanation explain(IndexReading index, MarketReading market, Direction direction, Phase phase) {
        double over = index.returnOver(sessions);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.fraction("return", over));
        evidence.add(Evidence.sessions("sessions", sessions));
        evidence.add(Evidence.points("close", index.last()));
        String reach = "";
        for (int n = 1; phase == Phase.TRUE && n <= sessions; n++) {
            Double within = index.returnOver(n);
            if (within != null && within * direction.sign() >= threshold) {
                evidence.add(Evidence.sessions("reachedIn", n));
                evidence.add(Evidence.fraction("reachedReturn", within));
                reach = n == sessions ? "" : ", " + Words.move(within) + " in the last " + n;
                break;
            }
        }
        market.otherSegments(index.index()).forEach((id, other) -> {
            if (other.returnOver(sessions) != null) {
                evidence.add(Evidence.fraction("return:" + id, other.returnOver(sessions)));
            }
        });
        String end = phase == Phase.FALSE
                ? ": the " + (direction == Direction.UP ? "rally" : "sell-off") + " is over."
                : ".";
        String reason = index.index() + " closes " + Words.move(over) + " over " + sessions + " sessions" + reach + end;
        return new Explanation(
                reason,
                evidence,
                List.of(
                        Evidence.sessions(ID + ".sessions", sessions),
                        Evidence.fraction(ID + ".return", threshold),
                        Evidence.fraction(ID + ".rearm", rearm)));
    }
}
