package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.util.List;
import java.util.function.Consumer;

/** The results in the folder of a run. */
record RunResults(RunFolder folder) implements Results {
    @Override
    public void alerts(Consumer<AlertLine> sink) {
        folder.eachAlert(sink);
    }

    @Override
    public List<JsonNode> sessions() {
        return folder.lines(RunFile.SESSIONS, line -> true);
    }

    @Override
    public String where() {
        return folder.path().resolve(RunFile.ALERTS.fileName()) + ", which has a line for each revision of each alert";
    }
}
