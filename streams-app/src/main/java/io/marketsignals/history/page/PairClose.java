package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFolder;
import java.time.LocalDate;

/**
 * What the page shows of a pair's closing spread.
 *
 * @param spread fraction; null: a leg has no return
 * @param z null: too short a history
 * @param regime as the run names it
 */
record PairClose(LocalDate session, Double spread, Double z, String regime, boolean forced) {
    static PairClose of(JsonNode line) {
        return new PairClose(
                RunFolder.session(line),
                Figures.number(line.path("spread")),
                Figures.number(line.path("z")),
                line.path("regime").asText("NEUTRAL"),
                line.path("forced").asBoolean());
    }
}
