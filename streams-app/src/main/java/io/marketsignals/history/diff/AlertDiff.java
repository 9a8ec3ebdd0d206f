package io.marketsignals.history.diff;

import io.marketsignals.history.run.AlertLine;
import java.util.Optional;

/**
 * One alert in two runs.
 *
 * @param before null when only the second run has it
 * @param after null when only the first run has it
 * @param change the first difference; empty when there is none that counts, or when only one run has it
 */
record AlertDiff(Life before, Life after, Verdict verdict, Optional<Change> change) {
    /** The alert as first told, by the first run where it has it. */
    AlertLine first() {
        return (before != null ? before : after).first();
    }
}
