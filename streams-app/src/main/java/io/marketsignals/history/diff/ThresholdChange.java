package io.marketsignals.history.diff;

import io.marketsignals.history.run.Fact;
import java.util.Optional;

/**
 * A threshold that the alerts of a signal list with another number in the second run.
 *
 * @param before in the first run
 * @param after in the second run
 */
record ThresholdChange(String signal, Fact before, Fact after) {
    String name() {
        return before.name();
    }

    /** For a person: {@code breadth-divergence.return 0.005 → 0.006 fraction}. */
    @Override
    public String toString() {
        return (name() + " " + before.value() + " → " + after.value() + " " + after.unit()).stripTrailing();
    }

    /**
     * The sentence for a number of the same unit whose absolute value lies between the two thresholds, both included; empty
     * for any other. It says where the number lies, not that the threshold is why the alert differs.
     */
    Optional<String> between(Fact evidence) {
        if (evidence.number() == null || !evidence.unit().equals(before.unit())) {
            return Optional.empty();
        }
        double low = Math.min(before.number(), after.number());
        double high = Math.max(before.number(), after.number());
        double value = Math.abs(evidence.number());
        if (value < low || value > high) {
            return Optional.empty();
        }
        String bounds = before.number() < after.number()
                ? before.value() + " and " + after.value()
                : after.value() + " and " + before.value();
        return Optional.of(evidence.name() + " " + evidence.value() + ": between " + bounds + " (" + name() + ")");
    }
}
