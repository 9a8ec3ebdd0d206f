package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.TradedVolume;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * S15: a rally attempt is confirmed by a strong close on higher volume, once an attempt. The volume is the index's own where
 * its feed has one in both sessions, else its members'.
 *
 * @param coverage least coverage where level or volume come from the members; 0.5
 */
record FollowThrough(RallyAttempt.Rule rule, double coverage) implements SignalDetector {
    static final String ID = "follow-through";

    static FollowThrough from(Settings settings) {
        return new FollowThrough(RallyAttempt.Rule.from(settings), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing() || !(reading instanceof IndexReading index) || index.last() == null) {
            return List.of();
        }
        RallyAttempt attempt = index.after(rule).folded().attempt();
        if (!attempt.followsThrough()) {
            return List.of();
        }
        TradedVolume volume = TradedVolume.of(index.summary(), index.history().back(1));
        boolean byMembers = index.derived() || !volume.ofIndex();
        if (byMembers && index.breadth().coverage() < coverage) {
            return List.of();
        }
        return List.of(new Finding(
                ID,
                ID,
                index.index(),
                Direction.UP,
                Finding.Phase.HAPPENED,
                Strength.of(index.sessionReturn() / rule.gain(), 1.5, 2),
                Confirmation.FINAL,
                byMembers ? Double.valueOf(index.breadth().coverage()) : null,
                () -> explain(index, attempt, volume)));
    }

    private Explanation explain(IndexReading index, RallyAttempt attempt, TradedVolume volume) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.sessions("day", attempt.day()));
        evidence.add(Evidence.points("low", attempt.low()));
        evidence.add(Evidence.date("lowSession", attempt.lowSession()));
        evidence.add(Evidence.points("close", index.last()));
        evidence.add(Evidence.fraction("sessionReturn", index.sessionReturn()));
        evidence.add(Evidence.text("volumeOf", volume.ofIndex() ? "INDEX" : "MEMBERS"));
        evidence.add(Evidence.shares("volume", volume.now()));
        evidence.add(Evidence.shares("previousVolume", volume.before()));
        String reason = index.index() + " closes " + Words.move(index.sessionReturn()) + " on higher volume, day "
                + attempt.day() + " of its rally from the low of " + Words.date(attempt.lowSession()) + ".";
        return new Explanation(
                reason,
                evidence,
                List.of(
                        Evidence.sessions(ID + ".low-sessions", rule.lowSessions()),
                        Evidence.sessions(ID + ".first-day", rule.firstDay()),
                        Evidence.sessions(ID + ".last-day", rule.lastDay()),
                        Evidence.fraction(ID + ".return", rule.gain()),
                        Evidence.fraction("alerts.coverage", coverage)));
    }
}
