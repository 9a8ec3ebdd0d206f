package io.marketsignals.bench.throughput;

import io.marketsignals.bench.pass.BreadthCounts;
import io.marketsignals.bench.worker.PassFigures;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The final breadth counts, in which every pass of every contender that counts must agree. */
final class Agreement {
    private @Nullable String first;
    private Map<String, BreadthCounts> counts = Map.of();

    /**
     * Holds a pass against those before it.
     *
     * @throws IllegalStateException when it counts otherwise: no figure is given then
     */
    void check(String contender, PassFigures pass) {
        Map<String, BreadthCounts> told = new TreeMap<>(pass.breadth());
        if (told.isEmpty()) {
            return;
        }
        if (first == null) {
            first = contender;
            counts = told;
        }
        for (String index : counts.keySet()) {
            if (!counts.get(index).equals(told.get(index))) {
                throw new IllegalStateException("No figures: of " + index + ", " + first + " has " + counts.get(index)
                        + " and " + contender + " " + told.get(index));
            }
        }
        if (!told.keySet().equals(counts.keySet())) {
            throw new IllegalStateException(
                    "No figures: " + first + " counts " + counts.keySet() + " and " + contender + " " + told.keySet());
        }
    }

    /** By index; empty when nobody counted. */
    Map<String, BreadthCounts> counts() {
        return counts;
    }
}
