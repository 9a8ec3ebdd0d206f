package io.marketsignals.index.reading;

import io.marketsignals.index.zone.ZoneEvent;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.util.List;
import java.util.Objects;

/**
 * What happened to a zone in a bucket or at a close.
 *
 * @param role the zone's role when it happened
 * @param price index points
 * @param events in order; not empty
 * @param index the measures of the zone's index
 */
public record ZoneReading(ZoneDefinition zone, Role role, double price, List<ZoneEvent> events, IndexReading index)
        implements Reading {
    public ZoneReading {
        Objects.requireNonNull(zone, "zone");
        events = List.copyOf(events);
    }

    @Override
    public String subject() {
        return zone.id();
    }

    @Override
    public List<String> indices() {
        return List.of(zone.index());
    }
}
