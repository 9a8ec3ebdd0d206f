package io.marketsignals.alert;

import io.marketsignals.alert.Alert.Identity;
import io.marketsignals.alert.Alert.Status;
import io.marketsignals.alert.ClosedAlerts.Entry;
import io.marketsignals.index.ClosedSessions;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.ingest.States;
import io.marketsignals.model.CanonicalDigest;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides whether a finding starts, changes or ends an alert. S21: identity by signal, event, market, subject, direction
 * and the event time at which the episode began; at most one revision of an alert in 60 s of event time, so that one that
 * must not be lost may be told later; a distinct alert is never dropped.
 */
public final class AlertBook {
    /** Least event time between two revisions of one alert, milliseconds. */
    static final long INTERVAL_MILLIS = 60_000;

    private static final String CLEARING = "clearing/";

    private final States<Episode> episodes;
    private final States<ClosedAlerts> closes;
    /** When the first waiting revision of a market is due; worked out anew after each change. */
    private final Map<String, OptionalLong> due = new HashMap<>();

    /**
     * @param episodes open alerts by market, signal, event, subject and direction; before a corrected close is taken they
     *     must be as they were before the session closed first
     * @param closes what was told of each market's last close
     */
    AlertBook(States<Episode> episodes, States<ClosedAlerts> closes) {
        this.episodes = episodes;
        this.closes = closes;
    }

    /** The book of some markets, its episodes taken back with their closes. */
    public static AlertBook in(ClosedSessions closings, States.Opening stores) {
        return new AlertBook(closings.cover("episode", Episode.class), stores.open("told", ClosedAlerts.class));
    }

    /** Takes the findings of one moment; the revisions to tell, in order. */
    List<Alert> take(List<Judged> findings, MarketReading market) {
        due.remove(market.market());
        List<Alert> told = new ArrayList<>();
        if (market.closing()) {
            if (market.correction() == null) {
                told.addAll(
                        waitingOfClose(market.market(), Long.MAX_VALUE)); // of the close before: too late to correct
                closes.remove(market.market());
            }
            ClosedAlerts before = closed(market.market());
            ClosingAlerts closing = new ClosingAlerts(episodes, market, before);
            told.addAll(closing.take(findings));
            closes.put(market.market(), closing.closed());
            return told;
        }
        Moment moment = new Moment(market);
        findings.forEach(judged -> take(judged, market, moment, told));
        return told;
    }

    private void take(Judged judged, MarketReading market, Moment moment, List<Alert> told) {
        Finding finding = judged.finding();
        String key = Identity.key(finding, market.market());
        Episode open = episodes.get(key);
        switch (finding.phase()) {
            case HAPPENED -> told.add(moment.raised(judged));
            case TRUE -> {
                Severity severity = open == null ? null : finding.strength().from(open.severity());
                if (open == null) {
                    told.add(open(key, moment.raised(judged)));
                } else if (severity != open.severity() && open.due() <= market.eventTime()) {
                    told.add(open(key, moment.revised(open, Status.UPDATED, severity, judged)));
                }
            }
            case FALSE -> {
                if (open != null) {
                    end(key, open, moment.revised(open, Status.CLEARED, open.severity(), judged), told);
                }
            }
            case SETTLED -> {
                if (open != null) {
                    Severity severity = finding.strength().from(open.severity());
                    end(key, open, moment.revised(open, Status.UPDATED, severity, judged), told);
                }
            }
            case HELD -> {}
        }
    }

    private Alert open(String key, Alert alert) {
        episodes.put(key, Episode.of(alert));
        return alert;
    }

    /** Ends an episode with its last revision, which may have to wait for its interval. */
    private void end(String key, Episode open, Alert last, List<Alert> told) {
        episodes.remove(key);
        if (open.due() <= last.eventTime()) {
            told.add(last);
        } else {
            Alert later = last.as(last.revision(), last.status(), open.due());
            episodes.put(
                    CLEARING + open.identity().id(),
                    new Episode(open.identity(), open.revision(), open.revisedAt(), open.severity(), later));
        }
    }

    /** When the first revision that waits in a market is due, epoch milliseconds; empty when none waits. */
    public OptionalLong due(String market) {
        return due.computeIfAbsent(market, id -> Stream.concat(
                        clearing(id).stream(),
                        closed(id).alerts().values().stream()
                                .map(Entry::waiting)
                                .filter(alert -> alert != null))
                .mapToLong(Alert::eventTime)
                .min());
    }

    /** The revisions of a market that waited for their interval and are due. */
    public List<Alert> due(String market, long time) {
        due.remove(market);
        List<Alert> told = new ArrayList<>();
        for (Alert alert : clearing(market)) {
            if (alert.eventTime() <= time) {
                told.add(alert);
                episodes.remove(CLEARING + alert.identity().id());
            }
        }
        told.addAll(waitingOfClose(market, time));
        told.sort(Comparator.comparingLong(Alert::eventTime)
                .thenComparing(alert -> alert.identity().id()));
        return told;
    }

    /** How many alerts of a market are open, by signal; one that only waits to tell its end is not. */
    public Map<String, Integer> open(String market) {
        Map<String, Integer> open = new TreeMap<>();
        episodes.forEach((key, episode) -> {
            if (episode.clearing() == null && episode.identity().market().equals(market)) {
                open.merge(episode.identity().signal(), 1, Integer::sum);
            }
        });
        return open;
    }

    /** Adds what the book holds of a market: open and ending episodes, and what was told of the last close. */
    void addTo(CanonicalDigest digest, String market) {
        NavigableMap<String, Episode> ours = new TreeMap<>();
        episodes.forEach((key, episode) -> {
            if (episode.identity().market().equals(market)) {
                ours.put(key, episode);
            }
        });
        digest.add(ours).add(closed(market));
    }

    private List<Alert> clearing(String market) {
        List<Alert> clearing = new ArrayList<>();
        episodes.forEach((key, episode) -> {
            if (episode.clearing() != null && episode.identity().market().equals(market)) {
                clearing.add(episode.clearing());
            }
        });
        return clearing;
    }

    /** Takes what waits of a market's last close and is due. */
    private List<Alert> waitingOfClose(String market, long time) {
        List<Alert> told = new ArrayList<>();
        NavigableMap<String, Entry> alerts = new TreeMap<>(closed(market).alerts());
        alerts.replaceAll((id, entry) -> {
            if (entry.waiting() == null || entry.waiting().eventTime() > time) {
                return entry;
            }
            told.add(entry.waiting());
            return entry.toldNow();
        });
        if (!told.isEmpty()) {
            closes.put(market, new ClosedAlerts(alerts));
        }
        return told;
    }

    private ClosedAlerts closed(String market) {
        ClosedAlerts closed = closes.get(market);
        return closed == null ? ClosedAlerts.NONE : closed;
    }
}
