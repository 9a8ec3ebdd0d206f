package io.marketsignals.local.simulator;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Session;
import java.time.LocalDate;
import java.util.List;

/**
 * A market of the simulation.
 *
 * @param phaseMillis offset of its rounds within a minute, so that no two markets tick in the same second
 */
public record SimulatedMarket(
        String id, String name, MarketCalendar calendar, List<SimulatedIndex> indices, long phaseMillis) {
    public SimulatedMarket {
        indices = List.copyOf(indices);
    }

    /** Its sessions from a date up to another, both included. */
    public List<Session> sessions(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .flatMap(date -> calendar.session(date).stream())
                .toList();
    }

    /** The index of a segment. */
    public SimulatedIndex index(String segment) {
        return indices.stream()
                .filter(index -> index.segment().equals(segment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no segment " + segment));
    }
}
