package io.marketsignals.signal;

import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule over measures: same readings, same findings. No state, no clock, no log.
 *
 * <p>Its parameters are its components, read with defaults and ranges in its {@code from(Settings)}.
 */
public interface SignalDetector {
    /** The signal's id, as in alerts and settings. */
    String id();

    /** The events that its alerts can tell, by the signal id that they carry; the id for both where nothing else is said. */
    default Map<String, Set<String>> events() {
        return Map.of(id(), Set.of(id()));
    }

    /**
     * What is true of one subject now; empty when the rule does not speak of such a subject or moment, or has too little
     * to go by.
     *
     * @param reading what changed: the measures of an index, a pair, a zone or the segments
     * @param market all measures of the same moment
     */
    List<Finding> detect(Reading reading, MarketReading market);
}
