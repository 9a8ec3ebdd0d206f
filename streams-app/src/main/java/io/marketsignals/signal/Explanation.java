package io.marketsignals.signal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Why a finding was made.
 *
 * @param reason one sentence for a person
 * @param evidence the facts, in a fixed order
 * @param thresholds those in force, under their settings' names
 */
public record Explanation(String reason, List<Evidence> evidence, List<Evidence> thresholds) {
    public Explanation {
        Objects.requireNonNull(reason, "reason");
        evidence = List.copyOf(evidence);
        thresholds = List.copyOf(thresholds);
    }

    /** The same with more facts behind those it has. */
    public Explanation and(List<Evidence> more) {
        return new Explanation(
                reason, Stream.concat(evidence.stream(), more.stream()).toList(), thresholds);
    }
}
