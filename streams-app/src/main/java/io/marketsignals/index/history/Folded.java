package io.marketsignals.index.history;

import java.util.Objects;

/**
 * What depends on the whole path of an index's closes rather than on the last few.
 *
 * @param mcclellan of the net advances
 * @param mcclellanAdjusted of 1000 (A-D)/(A+D)
 * @param breadthAverage of percent advancing
 */
public record Folded(
        McClellan mcclellan,
        McClellan mcclellanAdjusted,
        BreadthAverage breadthAverage,
        Records records,
        RallyAttempt attempt) {
    public static final Folded START =
            new Folded(McClellan.START, McClellan.START, BreadthAverage.START, Records.NONE, RallyAttempt.NONE);

    public Folded {
        Objects.requireNonNull(mcclellan, "mcclellan");
        Objects.requireNonNull(mcclellanAdjusted, "mcclellanAdjusted");
        Objects.requireNonNull(breadthAverage, "breadthAverage");
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(attempt, "attempt");
    }

    /** With a session more, which the history does not hold yet. */
    Folded next(SessionSummary summary, IndexHistory before, RallyAttempt.Rule rule) {
        return new Folded(
                mcclellan.next(summary.netAdvances()),
                mcclellanAdjusted.next(summary.adjustedNetAdvances()),
                breadthAverage.next(summary.percentAdvancing()),
                records.next(summary),
                attempt.next(summary, before, rule));
    }
}
