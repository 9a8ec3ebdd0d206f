package io.marketsignals.history.diff;

import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two runs compared. */
public final class RunDiff {
    private final RunFolder first;
    private final RunFolder second;
    private final List<AlertDiff> alerts;
    private final ThresholdChanges thresholds;
    private final Map<String, SessionDiff.MarketDiff> markets;
    private final Optional<SpreadDiff> spreads;

    /**
     * How to compare.
     *
     * @param strict whether thresholds and settings' versions that alerts list count as differences
     * @param spreads whether spreads are compared too
     */
    public record Rule(boolean strict, boolean spreads) {}

    private RunDiff(RunFolder first, RunFolder second, Rule rule) {
        this.first = first;
        this.second = second;
        this.alerts = new AlertComparison(rule.strict()).compare(Life.of(first), Life.of(second));
        this.thresholds = ThresholdChanges.of(alerts);
        this.markets = SessionDiff.of(first, second);
        this.spreads = rule.spreads() ? Optional.of(SpreadDiff.of(first, second)) : Optional.empty();
    }

    /** Reads both runs; holds their alerts, and the first one's session closes, in memory. */
    public static RunDiff of(RunFolder first, RunFolder second, Rule rule) {
        return new RunDiff(first, second, rule);
    }

    /** Whether the runs differ in anything that was compared and counts. */
    public boolean differs() {
        return alerts.stream().anyMatch(diff -> diff.verdict().differs())
                || markets.values().stream().anyMatch(market -> market.different() > 0)
                || spreads.map(SpreadDiff::differs).orElse(false);
    }

    /** SHA-256 of the first run's file, hexadecimal. */
    String firstDigest(RunFile file) {
        return first.digest(file);
    }

    /** SHA-256 of the second run's file, hexadecimal. */
    String secondDigest(RunFile file) {
        return second.digest(file);
    }

    RunFolder first() {
        return first;
    }

    RunFolder second() {
        return second;
    }

    /** By time. */
    List<AlertDiff> alerts() {
        return alerts;
    }

    /** What lies between two thresholds in the evidence of an alert that one run lacks, or tells at another time. */
    List<String> between(AlertDiff alert) {
        List<String> sentences = new ArrayList<>();
        if (alert.verdict() == Verdict.ONLY_A || alert.verdict() == Verdict.MOVED) {
            sentences.addAll(thresholds.between(alert.before().first(), true));
        }
        if (alert.verdict() == Verdict.ONLY_B || alert.verdict() == Verdict.MOVED) {
            sentences.addAll(thresholds.between(alert.after().first(), false));
        }
        return sentences;
    }

    ThresholdChanges thresholds() {
        return thresholds;
    }

    Map<String, SessionDiff.MarketDiff> markets() {
        return markets;
    }

    /** Empty when they were not compared. */
    Optional<SpreadDiff> spreads() {
        return spreads;
    }
}
