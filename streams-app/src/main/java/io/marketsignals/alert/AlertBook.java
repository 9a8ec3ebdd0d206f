package io.marketsignals.alert;

import io.marketsignals.alert.Alert.Identity;
import io.marketsignals.alert.Alert.Status;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a finding starts, changes or ends an alert. S21: identity by signal, event, market, subject, direction
 * and the event time at which the episode began; at most one revision of an alert in 60 s of event time, so that a clear
 * may be told later; a distinct alert is never dropped.
 */
public final class AlertBook {
    /** Least event time between two revisions of one alert, milliseconds. */
    static final long INTERVAL_MILLIS = 60_000;

    private final States<Episode> episodes;

    /**
     * @param episodes open alerts by market, signal, event, subject and direction
     */
    public AlertBook(States<Episode> episodes) {
        this.episodes = episodes;
    }

    /** Takes the findings of one moment; the revisions to tell, in order. */
    public List<Alert> take(List<Finding> findings, MarketReading market, Settings settings) {
        List<Alert> told = new ArrayList<>();
        for (Finding finding : findings) {
            String key = Identity.key(finding, market.market());
            Episode open = episodes.get(key);
            switch (finding.phase()) {
                case HAPPENED -> told.add(raised(finding, market, settings));
                case TRUE -> {
                    if (open == null) {
                        Alert alert = raised(finding, market, settings);
                        episodes.put(key, episode(alert));
                        told.add(alert);
                    } else if (severity(open, finding) != open.severity() && due(open) <= market.eventTime()) {
                        Alert alert = revised(open, Status.UPDATED, finding, market, settings);
                        episodes.put(key, episode(alert));
                        told.add(alert);
                    }
                }
                case FALSE ->
                    end(key, Status.CLEARED, finding, market, settings).ifPresent(told::add);
                case SETTLED ->
                    end(key, Status.UPDATED, finding, market, settings).ifPresent(told::add);
                case HELD -> {}
            }
        }
        return told;
    }

    /** The clears of a market that waited for their interval and are due; to be called before {@link #take}. */
    public List<Alert> due(MarketReading market) {
        List<Alert> due = new ArrayList<>();
        List<String> done = new ArrayList<>();
        episodes.forEach((key, episode) -> {
            if (episode.clearing() != null
                    && episode.identity().market().equals(market.market())
                    && episode.clearing().eventTime() <= market.watermark()) {
                due.add(episode.clearing());
                done.add(key);
            }
        });
        done.forEach(episodes::remove);
        due.sort(Comparator.comparingLong(Alert::eventTime)
                .thenComparing(alert -> alert.identity().id()));
        return due;
    }

    /** Ends an episode with its last revision; empty when there is none, or it waits for its interval. */
    private Optional<Alert> end(String key, Status status, Finding finding, MarketReading market, Settings settings) {
        Episode open = episodes.get(key);
        if (open == null) {
            return Optional.empty();
        }
        episodes.remove(key);
        Alert last = revised(open, status, finding, market, settings);
        if (due(open) <= last.eventTime()) {
            return Optional.of(last);
        }
        Alert later = last.at(due(open));
        if (later.eventTime() <= market.watermark()) {
            return Optional.of(later);
        }
        episodes.put(
                "clearing/" + open.identity().id(),
                new Episode(open.identity(), open.revision(), open.revisedAt(), open.severity(), later));
        return Optional.empty();
    }

    private static Severity severity(Episode open, Finding finding) {
        return finding.strength().from(open.severity());
    }

    /** What makes a revision the one it is. */
    private record Revision(Identity identity, int number, Status status, Severity severity) {}

    private static long due(Episode episode) {
        return episode.revisedAt() + INTERVAL_MILLIS;
    }

    private static Episode episode(Alert alert) {
        return new Episode(alert.identity(), alert.revision(), alert.eventTime(), alert.severity(), null);
    }

    private static Alert raised(Finding finding, MarketReading market, Settings settings) {
        return alert(
                new Revision(
                        Identity.of(finding, market.market(), market.eventTime()),
                        1,
                        Status.RAISED,
                        finding.strength().severity()),
                finding,
                market,
                settings);
    }

    private static Alert revised(
            Episode open, Status status, Finding finding, MarketReading market, Settings settings) {
        Severity severity = status == Status.CLEARED ? open.severity() : severity(open, finding);
        return alert(new Revision(open.identity(), open.revision() + 1, status, severity), finding, market, settings);
    }

    private static Alert alert(Revision revision, Finding finding, MarketReading market, Settings settings) {
        return new Alert(
                revision.identity(),
                revision.number(),
                revision.status(),
                finding.confirmation(),
                revision.severity(),
                market.eventTime(),
                (int) market.reference().session().date().toEpochDay(),
                finding.explanation().get(),
                finding.coverage(),
                market.asOf(),
                market.watermark(),
                market.forced(),
                settings.version());
    }
}
