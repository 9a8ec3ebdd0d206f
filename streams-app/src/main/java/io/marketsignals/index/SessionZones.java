package io.marketsignals.index;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.index.zone.HeldZones;
import io.marketsignals.index.zone.ZoneEvent;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.index.zone.ZoneThresholds;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Function;

/** The lives of a market's zones in one session. */
final class SessionZones {
    private final MarketStates states;
    private final MarketSession reference;
    private final Function<String, Settings> settings;

    SessionZones(MarketStates states, MarketSession reference, Function<String, Settings> settings) {
        this.states = states;
        this.reference = reference;
        this.settings = settings;
    }

    /** The zones of changed indices in which a bucket's level made something happen. */
    List<Reading> price(NavigableMap<String, IndexReading> readings, Set<String> changed) {
        List<Reading> happened = new ArrayList<>();
        changed.stream().map(readings::get).forEach(reading -> happened.addAll(step(reading, false)));
        return happened;
    }

    /**
     * The zones of an index in which its close made something happen. The close is a level first, as any other: an official
     * one may be the first to reach the zone.
     */
    List<Reading> close(IndexReading reading) {
        return step(reading, true);
    }

    private List<Reading> step(IndexReading reading, boolean closing) {
        List<Reading> happened = new ArrayList<>();
        if (reading == null
                || reading.last() == null
                || !reading.levelTrusted(Measurement.coverageGate(settings.apply(reading.index())))) {
            return happened;
        }
        ZoneThresholds thresholds = ZoneThresholds.from(settings.apply(reading.index()));
        for (ZoneState before : of(reading.index())) {
            ZoneState.Step step = before.price(reading.last(), thresholds);
            List<ZoneEvent> events = new ArrayList<>(step.events());
            ZoneState after = step.state();
            if (closing) {
                ZoneState.Step closed = after.close(reading.last(), thresholds);
                events.addAll(closed.events());
                after = closed.state();
            }
            if (!after.equals(before) || states.zones().get(before.zone().id()) == null) {
                states.zones().put(before.zone().id(), after);
            }
            if (!events.isEmpty()) {
                happened.add(new ZoneReading(before.zone(), before.role(), reading.last(), events, reading));
            }
        }
        return happened;
    }

    /** The zones of an index in this session, in id order. */
    List<ZoneState> of(String index) {
        return HeldZones.of(index, reference, states.zones());
    }
}
