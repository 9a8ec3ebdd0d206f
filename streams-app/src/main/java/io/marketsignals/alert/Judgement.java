package io.marketsignals.alert;

import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.model.Context;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Runs every detector over what changed in a market and lets the alert book decide what to tell. */
public final class Judgement {
    private final AlertBook book;
    private final Map<Settings, List<SignalDetector>> detectors = new HashMap<>();
    private Context context = Context.EMPTY;

    public Judgement(AlertBook book) {
        this.book = book;
    }

    /** Takes over changed context events, which alerts carry as evidence. */
    public void use(Context changed) {
        context = changed;
    }

    /**
     * The alerts of one moment, in the order of subjects and of the catalogue.
     *
     * @param settings those in force for an index or pair id
     */
    public List<Alert> judge(MarketReading market, Function<String, Settings> settings) {
        List<Judged> findings = new ArrayList<>();
        for (Reading reading : market.changed()) {
            Settings inForce = settings.apply(settingsSubject(reading));
            ContextEvidence around = new ContextEvidence(context, market, inForce);
            for (SignalDetector detector : detectors.computeIfAbsent(inForce, SignalDetectors::with)) {
                for (Finding finding : detector.detect(reading, market)) {
                    Finding inContext =
                            finding.explained(explanation -> explanation.and(around.of(finding.subject(), reading)));
                    findings.add(new Judged(inContext, reading, inForce));
                }
            }
        }
        return book.take(findings, market);
    }

    /** When the first revision that waits in a market is due, epoch milliseconds; empty when none waits. */
    public OptionalLong due(String market) {
        return book.due(market);
    }

    /** The revisions of a market that waited for their interval and are due. */
    public List<Alert> due(String market, long time) {
        return book.due(market, time);
    }

    private static String settingsSubject(Reading reading) {
        return reading instanceof ZoneReading zone ? zone.zone().index() : reading.subject();
    }
}
