package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.AlertLine;
import java.util.List;
import java.util.function.Consumer;

/** What a run told: its alerts and its closes. */
interface Results {
    /** Gives every revision of every alert. */
    void alerts(Consumer<AlertLine> sink);

    /** The closing measures of all indices, corrections among them. */
    List<JsonNode> sessions();

    /** Where they are read, for people. */
    String where();
}
