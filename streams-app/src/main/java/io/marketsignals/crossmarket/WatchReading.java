package io.marketsignals.crossmarket;

import io.marketsignals.model.LeadLagDefinition;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import java.util.Objects;

/**
 * What happened to a watch.
 *
 * @param market the follower's
 * @param trigger what opened the watch
 * @param sessions of the follower that the watch has seen close
 * @param session the one that decided; for an opening the first to be watched
 * @param follower its closing measures; null for an opening, and for a session without data
 * @param asOf start of the bucket that this speaks of, epoch milliseconds
 * @param eventTime the trigger's time, or the session's close
 * @param watermark event time that every source of the trigger's or the session's market had passed
 * @param forced whether a trigger or a session behind this rests on a forced watermark
 * @param settings in force for the follower in the session
 */
public record WatchReading(
        LeadLagDefinition leadLag,
        String market,
        WatchEvent event,
        Trigger trigger,
        int sessions,
        Session session,
        IndexClose follower,
        long asOf,
        long eventTime,
        long watermark,
        boolean forced,
        Settings settings) {
    public WatchReading {
        Objects.requireNonNull(leadLag, "leadLag");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(session, "session");
    }

    public LeadLagThresholds thresholds() {
        return LeadLagThresholds.from(settings);
    }
}
