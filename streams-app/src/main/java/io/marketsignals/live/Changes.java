package io.marketsignals.live;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import java.time.Instant;
import java.util.List;

/**
 * What came after a position.
 *
 * @param to where to go on
 * @param receivedAt wall clock of this instance when the last of it was read
 * @param alerts every revision, in the order they were read
 * @param returns the newest of each index that changed; breadth, spreads and sessions alike
 */
public record Changes(
        Position to,
        Instant receivedAt,
        List<Told> alerts,
        List<IndexReturn> returns,
        List<Breadth> breadth,
        List<Spread> spreads,
        List<SessionClose> sessions) {

    /**
     * A revision of an alert.
     *
     * @param after where somebody goes on who has read it, but not yet what else came
     */
    public record Told(Alert alert, Position after) {}

    /** Whether any measure changed. */
    public boolean hasBars() {
        return !(returns.isEmpty() && breadth.isEmpty() && spreads.isEmpty() && sessions.isEmpty());
    }
}
