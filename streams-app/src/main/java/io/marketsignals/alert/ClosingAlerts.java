package io.marketsignals.alert;

import io.marketsignals.alert.Alert.Status;
import io.marketsignals.alert.ClosedAlerts.Entry;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.ingest.States;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Finding.Phase;
import io.marketsignals.signal.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The alerts of one close. A corrected close finds the episodes as they were before the session closed first, judges
 * again, and tells where that differs from what was told of the close so far.
 */
final class ClosingAlerts {
    private final States<Episode> episodes;
    private final MarketReading market;
    private final Moment moment;
    private final NavigableMap<String, Entry> before;
    private final NavigableMap<String, Entry> now = new TreeMap<>();
    private final List<Alert> told = new ArrayList<>();

    /** @param before what was told of this close so far; none for its first time */
    ClosingAlerts(States<Episode> episodes, MarketReading market, ClosedAlerts before) {
        this.episodes = episodes;
        this.market = market;
        this.moment = new Moment(market);
        this.before = before.alerts();
    }

    /**
     * Where the close leaves an alert.
     *
     * @param key of its episode; null: it has none
     * @param open the episode before the close; null: it began with the close
     * @param alert the facts as of the close
     * @param news whether the close brings a revision of its own, rather than leaving the alert as it was
     */
    private record Stance(String key, Episode open, Alert alert, boolean news, List<String> indices) {}

    /** Takes the findings of the close; the revisions to tell, in order. */
    List<Alert> take(List<Judged> findings) {
        Map<String, Stance> stances = new LinkedHashMap<>();
        for (Judged judged : findings) {
            stance(judged)
                    .ifPresent(stance ->
                            stances.putIfAbsent(stance.alert().identity().id(), stance));
        }
        stances.forEach(this::decide);
        before.forEach((id, entry) -> {
            if (!stances.containsKey(id) && entry.told() != null) {
                takeBack(id, entry);
            }
        });
        return told;
    }

    /** What is told of the close, once it was taken. */
    ClosedAlerts closed() {
        return new ClosedAlerts(now);
    }

    private Optional<Stance> stance(Judged judged) {
        Finding finding = judged.finding();
        String key = Alert.Identity.key(finding, market.market());
        Episode open = episodes.get(key);
        List<String> indices = judged.reading().indices();
        if (finding.phase() == Phase.HAPPENED) {
            return Optional.of(new Stance(null, null, moment.raised(judged), true, indices));
        }
        if (open == null) {
            if (finding.phase() != Phase.TRUE) {
                return Optional.empty();
            }
            Alert raised = moment.raised(judged);
            episodes.put(key, Episode.of(raised));
            return Optional.of(new Stance(key, null, raised, true, indices));
        }
        boolean ends = finding.phase() == Phase.FALSE || finding.phase() == Phase.SETTLED;
        if (ends) {
            episodes.remove(key);
        }
        boolean graded = finding.phase() == Phase.TRUE || finding.phase() == Phase.SETTLED;
        Severity severity = graded ? finding.strength().from(open.severity()) : open.severity();
        Status status = finding.phase() == Phase.FALSE ? Status.CLEARED : Status.UPDATED;
        Alert revised = moment.revised(open, status, severity, judged);
        return Optional.of(new Stance(key, open, revised, ends || severity != open.severity(), indices));
    }

    private void decide(String id, Stance stance) {
        Entry entry = before.get(id);
        Alert last = entry == null ? null : entry.told();
        Status status = status(last, stance);
        Alert waiting = null;
        if (status != null) {
            Alert revision = revision(stance, last, status);
            if (revision.eventTime() <= market.watermark()) {
                told.add(revision);
                last = revision;
            } else {
                waiting = revision;
            }
        }
        if (last != null || waiting != null) {
            keep(id, new Entry(last, waiting, stance.key(), stance.open() == null, stance.indices()));
        }
    }

    /** The status of what is to be told; null: nothing. */
    private static Status status(Alert last, Stance stance) {
        Alert alert = stance.alert();
        if (last == null) {
            return stance.news() ? alert.status() : null;
        }
        if (alert.over()) {
            return last.over() ? null : Status.CLEARED;
        }
        return !last.over() && last.saysTheSame(alert) ? null : Status.CORRECTED;
    }

    /** The next revision of an alert, not sooner than the interval after the one before. */
    private Alert revision(Stance stance, Alert last, Status status) {
        Episode open = last == null ? stance.open() : Episode.of(last);
        return open == null
                ? stance.alert()
                : stance.alert().as(open.revision() + 1, status, Math.max(market.toldAt(), open.due()));
    }

    /** An alert of the close of which the corrected one says nothing. */
    private void takeBack(String id, Entry entry) {
        Alert last = entry.told();
        boolean stood = !last.over();
        if (stood != entry.begun()) {
            keep(id, new Entry(last, null, entry.key(), entry.begun(), entry.indices()));
            return; // cancelled before, or an alert of earlier that goes on
        }
        Status status = stood ? Status.CANCELLED : Status.CORRECTED;
        Alert revision = new TakenBack(market, entry.indices())
                .of(last)
                .as(
                        last.revision() + 1,
                        status,
                        Math.max(market.toldAt(), Episode.of(last).due()));
        boolean due = revision.eventTime() <= market.watermark();
        if (due) {
            told.add(revision);
        }
        keep(id, new Entry(due ? revision : last, due ? null : revision, entry.key(), entry.begun(), entry.indices()));
    }

    /** Notes an alert of the close; an episode that goes on counts its revisions from there. */
    private void keep(String id, Entry entry) {
        now.put(id, entry);
        Episode open = entry.key() == null ? null : episodes.get(entry.key());
        if (open != null && open.identity().id().equals(id)) {
            episodes.put(entry.key(), Episode.of(entry.newest()));
        }
    }
}
