package io.marketsignals.alert;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.model.Context;
import io.marketsignals.model.ContextEvent;
import io.marketsignals.model.ContextEvent.Direction;
import io.marketsignals.model.ContextEvent.EarningsDate;
import io.marketsignals.model.ContextEvent.Flow;
import io.marketsignals.model.ContextEvent.RateDecision;
import io.marketsignals.model.ContextEvent.RatingChange;
import io.marketsignals.model.ContextReach;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happened around an alert, as evidence: events of its subject, of the indices behind it and of its market, and the
 * rating changes of an index's members as counts.
 *
 * @param settings those in force for the alert
 */
record ContextEvidence(Context context, MarketReading market, Settings settings) {
    /** Events that an alert carries at most. */
    static final int MOST = 5;

    private static final String PREFIX = "context:";

    /**
     * The newest events known at the reading's event time, newest first, then the counts; none where nothing happened.
     *
     * @param subject of the alert; another than the reading's where the alert is about a member
     */
    List<Evidence> of(String subject, Reading reading) {
        List<Evidence> evidence = new ArrayList<>();
        ContextReach reach = ContextReach.from(settings);
        context.seen(subjects(subject, reading), market.reference().session(), market.eventTime(), reach).stream()
                .limit(MOST)
                .forEach(event ->
                        evidence.add(Evidence.text(PREFIX + event.body().kind(), text(event))));
        Ratings ratings = subject.equals(reading.subject()) ? ratings(reading) : Ratings.NONE;
        if (!ratings.equals(Ratings.NONE)) {
            evidence.add(Evidence.count(PREFIX + "rating-upgrades", ratings.upgrades()));
            evidence.add(Evidence.count(PREFIX + "rating-downgrades", ratings.downgrades()));
        }
        return evidence;
    }

    private Set<String> subjects(String subject, Reading reading) {
        Set<String> subjects = new TreeSet<>(List.of(subject, market.market()));
        if (reading instanceof PairReading pair) {
            subjects.add(pair.pair().small());
            subjects.add(pair.pair().large());
        } else if (reading instanceof ZoneReading zone) {
            subjects.add(zone.zone().index());
        } else {
            subjects.add(reading.subject());
            String ofIndex = reading.subject() + ":"; // an alert about a member names both
            if (subject.startsWith(ofIndex)) {
                subjects.add(subject.substring(ofIndex.length()));
            }
        }
        return subjects;
    }

    /** Of an index or a zone's index; a pair has two and tells neither's. */
    private static Ratings ratings(Reading reading) {
        if (reading instanceof IndexReading index) {
            return index.ratings();
        }
        return reading instanceof ZoneReading zone ? zone.index().ratings() : Ratings.NONE;
    }

    /** One sentence with the event's time in front, UTC. */
    private static String text(ContextEvent event) {
        String said;
        if (event.body() instanceof RatingChange change) {
            said = rating(event.subject(), change);
        } else if (event.body() instanceof EarningsDate earnings) {
            said = event.subject() + " reports earnings for " + earnings.period() + " on " + earnings.date();
        } else if (event.body() instanceof Flow flow) {
            said = flow(event.subject(), flow);
        } else {
            said = decision((RateDecision) event.body());
        }
        return Instant.ofEpochMilli(event.time()) + " " + said;
    }

    private static String rating(String symbol, RatingChange change) {
        if (change.to() == null) {
            return change.firm() + " no longer rates " + symbol + ", formerly " + change.from();
        }
        String does = change.direction() == Direction.UP
                ? " upgrades " + symbol + " to "
                : change.direction() == Direction.DOWN ? " downgrades " + symbol + " to " : " rates " + symbol + " ";
        return change.firm() + does + change.to() + (change.from() == null ? "" : ", formerly " + change.from());
    }

    private static String flow(String subject, Flow flow) {
        return String.format(
                Locale.ROOT,
                "%s %s %,.1f million %s net in %s",
                flow.investor(),
                flow.amount() < 0 ? "sold" : "bought",
                Math.abs(flow.amount()) / 1e6,
                flow.currency(),
                subject);
    }

    private static String decision(RateDecision decision) {
        if (decision.toRate() == decision.fromRate()) {
            return String.format(
                    Locale.ROOT, "%s keeps its policy rate at %.2f %%", decision.authority(), decision.toRate() * 100);
        }
        return String.format(
                Locale.ROOT,
                "%s %s its policy rate from %.2f %% to %.2f %%",
                decision.authority(),
                decision.toRate() < decision.fromRate() ? "cuts" : "raises",
                decision.fromRate() * 100,
                decision.toRate() * 100);
    }
}
