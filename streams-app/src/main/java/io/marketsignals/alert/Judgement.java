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
        List<Alert> alerts = new ArrayList<>(book.due(market));
        for (Reading reading : market.changed()) {
            Settings inForce = settings.apply(settingsSubject(reading));
            List<Finding> findings = new ArrayList<>();
            for (SignalDetector detector : detectors.computeIfAbsent(inForce, SignalDetectors::with)) {
                findings.addAll(detector.detect(reading, market));
            }
            ContextEvidence around = new ContextEvidence(context, market, inForce);
            findings.replaceAll(finding ->
                    finding.explained(explanation -> explanation.and(around.of(finding.subject(), reading))));
            alerts.addAll(book.take(findings, market, inForce));
        }
        return alerts;
    }

    private static String settingsSubject(Reading reading) {
        return reading instanceof ZoneReading zone ? zone.zone().index() : reading.subject();
    }
}
