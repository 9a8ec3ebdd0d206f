package io.marketsignals.index.zone;

import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketSession;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which zones an index has in a session: those of the reference data and those that pivots made. */
public final class HeldZones {
    private HeldZones() {}

    /**
     * The zones of an index with their lives so far, in id order; one that the reference data changed starts anew.
     *
     * @param lives by zone id, of any indices
     */
    public static List<ZoneState> of(String index, MarketSession reference, States<ZoneState> lives) {
        NavigableMap<String, ZoneState> zones = new TreeMap<>();
        lives.forEach((id, state) -> {
            if (Pivots.made(id, index)
                    && state.zone().index().equals(index)
                    && state.zone().holdsOn(reference.session().date())) {
                zones.put(id, state);
            }
        });
        for (var definition : reference.zones()) {
            if (definition.index().equals(index)) {
                ZoneState known = lives.get(definition.id());
                zones.put(
                        definition.id(),
                        known == null || !known.zone().equals(definition) ? ZoneState.start(definition) : known);
            }
        }
        return List.copyOf(zones.values());
    }
}
