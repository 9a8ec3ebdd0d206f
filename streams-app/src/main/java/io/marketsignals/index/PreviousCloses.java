package io.marketsignals.index;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.ingest.States;
import io.marketsignals.model.IndexDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Official closes of the session before, which came after the running one had opened: they replace the previous close of
 * their index and nothing else.
 *
 * @param histories closed sessions by index id
 */
record PreviousCloses(SessionFold running, States<IndexHistory> histories) {
    /**
     * Takes them in; the indices with data that this changes.
     *
     * @param before trading date of the session before, epoch day; null: none
     */
    Set<String> correct(Integer before, List<SourceReport> reports) {
        Set<String> corrected = new TreeSet<>();
        for (SourceReport report : reports) {
            for (LevelState level : report.levels()) {
                if (before != null && level.session() == before && level.official() && isFed(level.index())) {
                    String index = level.index();
                    histories.put(index, running.history(index).corrected(before, level));
                    if (running.reread(index)) {
                        corrected.add(index);
                    }
                }
            }
        }
        return corrected;
    }

    private boolean isFed(String index) {
        IndexDefinition definition = running.reference().indices().get(index);
        return definition != null && !definition.derived();
    }
}
