package io.marketsignals.local.simulator;

import io.marketsignals.model.Session;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Three markets from spring to one week of September 2025. The history has one price a day; the live week ticks every
 * minute and tells the stories. Each iteration starts anew and gives the same rounds; it holds one session a
 * market in memory.
 *
 * @param seed decides everything that the script leaves open
 */
public record Simulation(long seed) implements Iterable<Round> {

    /** Markets, indices with their members, pairs, zones and settings. */
    public List<ReferenceEntry> reference() {
        return SimulatedReference.entries(SimulatedMarkets.all());
    }

    /** What happens around the markets in the live week. */
    public List<ContextEvent> context() {
        return SimulatedContext.events(SimulatedMarkets.all());
    }

    /** The markets with their calendars. */
    public List<SimulatedMarket> markets() {
        return SimulatedMarkets.all();
    }

    /** How much of the live week some market trades. */
    public Duration liveTradingTime() {
        long trading = 0;
        long told = 0;
        for (Appointment appointment : appointments()) {
            if (appointment.number() >= 0) {
                Session session = appointment.session();
                trading += Math.max(0, session.end() - Math.max(told, session.open()));
                told = Math.max(told, session.end());
            }
        }
        return Duration.ofMillis(trading);
    }

    /** All rounds, ordered by event time; the last is the heartbeat that ends the last session. */
    @Override
    public Iterator<Round> iterator() {
        Map<String, List<IndexTape>> tapes = markets().stream()
                .collect(Collectors.toMap(SimulatedMarket::id, market -> market.indices().stream()
                        .map(index -> new IndexTape(index, seed))
                        .toList()));
        return new Rounds(appointments(), tapes);
    }

    private List<Appointment> appointments() {
        List<Appointment> appointments = new ArrayList<>();
        for (SimulatedMarket market : markets()) {
            List<Session> sessions = market.sessions(SimulatedMarkets.HISTORY_FROM, SimulatedMarkets.LIVE_TO);
            int live = (int) sessions.stream()
                    .filter(session -> session.date().isBefore(SimulatedMarkets.LIVE_FROM))
                    .count();
            for (int i = 0; i < sessions.size(); i++) {
                appointments.add(new Appointment(market, sessions.get(i), i - live));
            }
        }
        appointments.sort(
                Comparator.comparingLong((Appointment a) -> a.session().open())
                        .thenComparing(a -> a.market().id()));
        return appointments;
    }

    /** A session to come; its number counts from the first live one, 0. */
    private record Appointment(SimulatedMarket market, Session session, int number) {}

    /** Merges the sessions under way; a session begins when everything before its open is told. */
    private static final class Rounds implements Iterator<Round> {
        private final Iterator<Appointment> appointments;
        private final Map<String, List<IndexTape>> tapes;
        private final PriorityQueue<SessionTape> open =
                new PriorityQueue<>(Comparator.comparingLong(SessionTape::nextTime));
        private Appointment upcoming;

        Rounds(List<Appointment> appointments, Map<String, List<IndexTape>> tapes) {
            this.appointments = appointments.iterator();
            this.tapes = tapes;
            this.upcoming = this.appointments.next();
        }

        @Override
        public boolean hasNext() {
            return upcoming != null || !open.isEmpty();
        }

        @Override
        public Round next() {
            while (upcoming != null
                    && (open.isEmpty()
                            || upcoming.session().open() <= open.element().nextTime())) {
                List<IndexTape> ofMarket = tapes.get(upcoming.market().id());
                open.add(new SessionTape(upcoming.market(), upcoming.session(), upcoming.number(), ofMarket));
                upcoming = appointments.hasNext() ? appointments.next() : null;
            }
            SessionTape tape = open.remove();
            Round round = tape.next();
            if (tape.hasNext()) {
                open.add(tape);
            }
            return round;
        }
    }
}
