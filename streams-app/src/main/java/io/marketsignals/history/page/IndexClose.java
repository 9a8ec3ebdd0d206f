package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFolder;
import java.time.LocalDate;

/**
 * What the page shows of an index's session.
 *
 * @param level null: none
 * @param percentAdvancing fraction; null: nothing moved
 * @param partial whether coverage was under the gate
 * @param revision above 1: closed again by official closes
 */
record IndexClose(
        LocalDate session,
        Double level,
        Double adLine,
        Double percentAdvancing,
        Double coverage,
        int members,
        boolean partial,
        boolean forced,
        int revision) {
    static IndexClose of(JsonNode line) {
        return new IndexClose(
                RunFolder.session(line),
                Figures.number(line.path("closeLevel")),
                Figures.number(line.path("adLine")),
                Figures.number(line.path("percentAdvancing")),
                Figures.number(line.path("coverage")),
                line.path("members").asInt(),
                line.path("partial").asBoolean(),
                line.path("forced").asBoolean(),
                line.path("revision").asInt(1));
    }
}
