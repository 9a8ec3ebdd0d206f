package io.marketsignals.signal;

import io.marketsignals.crossmarket.IndexClose;
import io.marketsignals.crossmarket.LeadLagThresholds;
import io.marketsignals.crossmarket.Trigger;
import io.marketsignals.crossmarket.WatchEvent;
import io.marketsignals.crossmarket.WatchReading;
import io.marketsignals.model.LeadLagDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** S20: an index of another market follows a leader, or does not; each step of its watch is told once. */
public final class LeadLag {
    public static final String ID = "lead-lag";

    private LeadLag() {}

    /** What happened to a watch. */
    public static Finding finding(WatchReading watch) {
        IndexClose follower = watch.follower();
        return new Finding(
                ID,
                watch.event().id(),
                watch.leadLag().id(),
                Direction.UP,
                Finding.Phase.HAPPENED,
                Strength.fixed(watch.event() == WatchEvent.CONFIRMED ? Severity.HIGH : Severity.LOW),
                Confirmation.FINAL,
                follower == null ? null : follower.coverage(),
                () -> explain(watch));
    }

    private static Explanation explain(WatchReading watch) {
        return new Explanation(reason(watch), evidence(watch), thresholds(watch.thresholds()));
    }

    private static String reason(WatchReading watch) {
        LeadLagDefinition leadLag = watch.leadLag();
        return switch (watch.event()) {
            case OPENED ->
                leadLag.leader() + " " + done(watch.trigger()) + ": " + leadLag.follower()
                        + " is watched for its next " + watch.thresholds().sessions() + " sessions, from "
                        + watch.session().date() + " on.";
            case CONFIRMED ->
                String.format(
                        Locale.ROOT,
                        "%s follows %s in session %d of %d: %s, %.1f %% of its movers advancing, %.2f times its usual"
                                + " volume.",
                        leadLag.follower(),
                        leadLag.leader(),
                        watch.sessions(),
                        watch.thresholds().sessions(),
                        Words.move(watch.follower().sessionReturn()),
                        100 * watch.follower().percentAdvancing(),
                        watch.follower().relativeVolume());
            case NOT_CONFIRMED ->
                leadLag.follower() + " did not follow " + leadLag.leader() + " within " + watch.sessions()
                        + " sessions.";
        };
    }

    private static String done(Trigger trigger) {
        return switch (trigger.signal()) {
            case LevelZone.ID -> "closed above its zone";
            case Rally.ID -> "rallied";
            default -> "closed at a record";
        };
    }

    private static List<Evidence> evidence(WatchReading watch) {
        Trigger trigger = watch.trigger();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.text("leader", watch.leadLag().leader()));
        evidence.add(Evidence.text("leaderMarket", trigger.market()));
        evidence.add(Evidence.text("trigger", trigger.signal()));
        evidence.add(Evidence.text("triggerAlert", trigger.alert()));
        evidence.add(Evidence.time("triggerTime", trigger.time()));
        evidence.add(Evidence.text("follower", watch.leadLag().follower()));
        if (watch.event() == WatchEvent.OPENED) {
            evidence.add(Evidence.time("firstOpen", watch.session().open()));
            return evidence;
        }
        evidence.add(Evidence.sessions("sessions", watch.sessions()));
        IndexClose follower = watch.follower();
        if (follower != null) {
            add(evidence, "close", follower.level(), Evidence::points);
            add(evidence, "return", follower.sessionReturn(), Evidence::fraction);
            add(evidence, "percentAdvancing", follower.percentAdvancing(), Evidence::fraction);
            add(evidence, "relativeVolume", follower.relativeVolume(), Evidence::ratio);
        }
        return evidence;
    }

    private static void add(List<Evidence> evidence, String name, Double value, Named named) {
        if (value != null) {
            evidence.add(named.of(name, value));
        }
    }

    private static List<Evidence> thresholds(LeadLagThresholds thresholds) {
        return List.of(
                Evidence.sessions(ID + ".sessions", thresholds.sessions()),
                Evidence.fraction(ID + ".return", thresholds.gain()),
                Evidence.fraction(ID + ".advancing", thresholds.advancing()),
                Evidence.ratio(ID + ".relative-volume", thresholds.relativeVolume()));
    }

    @FunctionalInterface
    private interface Named {
        Evidence of(String name, double value);
    }
}
