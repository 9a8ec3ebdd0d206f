package io.marketsignals.index;

import io.marketsignals.index.breadth.TopMovers;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Settings;
import java.util.List;

/**
 * Notes in an index's state who entered its top or bottom, so that nobody is told twice in a session.
 *
 * @param indices running sessions by index id
 */
record TopMoverEntries(SessionFold running, States<IndexState> indices) {
    /** The reading of a bucket with the members that entered; under the coverage gate nobody does. */
    IndexReading of(IndexReading reading) {
        Settings settings = running.settings(reading.index());
        if (reading.breadth().coverage() < Measurement.coverageGate(settings)) {
            return reading;
        }
        IndexState state = running.state(reading.index());
        List<Mover> entered = state.movers().entering(reading.movers(), TopMovers.Thresholds.from(settings));
        if (entered.isEmpty()) {
            return reading;
        }
        indices.put(reading.index(), state.entered(entered));
        return reading.withEntered(entered);
    }
}
