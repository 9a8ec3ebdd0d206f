package io.marketsignals.alert;

import io.marketsignals.crossmarket.Trigger;
import io.marketsignals.crossmarket.WatchReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.LeadLag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which alerts of one market open watches in others, and the alerts that watches raise. */
public final class CrossMarketAlerts {
    /** Signals that lead, each with the event that does. */
    private static final Map<String, String> LEADING =
            Map.of("record-close", "record-close", "level-zone", "break-confirmed", "rally", "rally");

    private CrossMarketAlerts() {}

    /**
     * The triggers among the alerts told at a session's close: a record close, an upward break of a zone that the close
     * confirmed, a rally, each when it is raised. What points down leads nowhere.
     */
    public static List<Trigger> triggers(MarketReading market, List<Alert> told) {
        List<Trigger> triggers = new ArrayList<>();
        for (Alert alert : told) {
            Alert.Identity identity = alert.identity();
            if (alert.status() == Alert.Status.RAISED
                    && identity.direction() == Direction.UP
                    && identity.event().equals(LEADING.get(identity.signal()))) {
                triggers.add(new Trigger(
                        identity.signal(),
                        identity.event(),
                        identity.id(),
                        identity.market(),
                        index(market, identity.subject()),
                        alert.eventTime(),
                        alert.asOf(),
                        alert.watermark(),
                        alert.forced()));
            }
        }
        return triggers;
    }

    /** The alert of what happened to a watch: raised once, final. */
    public static Alert alert(WatchReading watch) {
        Finding finding = LeadLag.finding(watch);
        return new Alert(
                Alert.Identity.of(finding, watch.market(), watch.eventTime()),
                1,
                Alert.Status.RAISED,
                finding.confirmation(),
                finding.strength().severity(),
                watch.eventTime(),
                (int) watch.session().date().toEpochDay(),
                finding.explanation().get(),
                finding.coverage(),
                watch.asOf(),
                watch.watermark(),
                watch.forced(),
                watch.settings().version());
    }

    /** The index that an alert speaks of: of a zone its index, else the subject itself. */
    private static String index(MarketReading market, String subject) {
        for (Reading reading : market.changed()) {
            if (reading instanceof ZoneReading zone && zone.subject().equals(subject)) {
                return zone.zone().index();
            }
        }
        return subject;
    }
}
