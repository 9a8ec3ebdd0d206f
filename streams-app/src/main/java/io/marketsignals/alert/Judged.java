package io.marketsignals.alert;

import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding;
import java.util.Objects;

/**
 * A finding with what it was found in.
 *
 * @param settings in force for its subject
 */
record Judged(Finding finding, Reading reading, Settings settings) {
    Judged {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(reading, "reading");
    }
}
