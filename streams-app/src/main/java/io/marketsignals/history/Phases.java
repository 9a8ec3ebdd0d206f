package io.marketsignals.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wall time of a replay, split into phases that follow each other. */
final class Phases {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last = System.nanoTime();

    /** Ends the phase that began with the end of the one before. */
    void end(String phase) {
        long now = System.nanoTime();
        seconds.merge(phase, (now - last) / 1e9, Double::sum);
        last = now;
    }

    /** Seconds of each phase in their order. */
    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }
}
