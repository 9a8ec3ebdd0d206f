package io.marketsignals.local.simulator;

import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rounds of one session: one a minute when live, otherwise none; then the last prices, the official closes of the
 * indices, a heartbeat when the session has settled, and the official closes that come late, if any do.
 */
final class SessionTape implements Iterator<Round> {
    private static final long ROUND_MILLIS = Duration.ofMinutes(1).toMillis();
    /** When live, a member trades every so many rounds. */
    private static final int SLICES = 10;

    private static final long LAST_PRICES_BEFORE_CLOSE_MILLIS = 2_000;
    private static final long LATE_CLOSE_MILLIS = Duration.ofMinutes(20).toMillis();
    private static final long SPAN_MILLIS = 900;

    private final String market;
    private final Session session;
    private final List<IndexTape> tapes;
    private final boolean live;
    private final long firstRound;
    private final int rounds;
    private int next;

    SessionTape(SimulatedMarket market, Session session, int number, List<IndexTape> tapes) {
        this.market = market.id();
        this.session = session;
        this.tapes = tapes;
        this.live = number >= 0;
        this.firstRound = session.open() + market.phaseMillis();
        int minutes = (int) ((session.close() - session.open()) / ROUND_MILLIS);
        this.rounds = live ? minutes : 0;
        tapes.forEach(tape -> tape.begin(number));
    }

    /** Event time of the next round's first tick. */
    long nextTime() {
        int afterRounds = next - rounds;
        return switch (afterRounds) {
            case 0 -> session.close() - LAST_PRICES_BEFORE_CLOSE_MILLIS;
            case 1 -> session.close();
            case 2 -> session.end();
            case 3 -> session.close() + LATE_CLOSE_MILLIS;
            default -> firstRound + next * ROUND_MILLIS;
        };
    }

    @Override
    public boolean hasNext() {
        return next <= rounds + 2 + (tapes.stream().anyMatch(IndexTape::closesLate) ? 1 : 0);
    }

    @Override
    public Round next() {
        if (!hasNext()) {
            throw new NoSuchElementException("session " + session.date() + " of " + market + " is over");
        }
        long time = nextTime();
        int round = next++;
        if (round < rounds) {
            return ticks(time, round, (double) (time - session.open()) / (session.close() - session.open()));
        }
        if (round == rounds) {
            Round last = ticks(time, round, 1);
            tapes.forEach(IndexTape::end);
            return last;
        }
        return switch (round - rounds) {
            case 1 -> officialCloses(time, false);
            case 2 -> round(time, List.of(), List.of());
            default -> officialCloses(time, true);
        };
    }

    private Round ticks(long time, int round, double fraction) {
        boolean everyone = !live || round == rounds;
        int ticks = live ? rounds / SLICES + 1 : rounds + 1;
        List<Price> prices = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        int members = tapes.stream().mapToInt(tape -> tape.index().members()).sum();
        int place = 0;
        for (IndexTape tape : tapes) {
            SimulatedIndex index = tape.index();
            double level = fraction < 1 ? tape.level(fraction) : tape.lastTraded();
            levels.add(Level.traded(index.id(), time + levels.size(), level, 0));
            for (int i = 0; i < index.members(); i++, place++) {
                if (everyone || i % SLICES == round % SLICES) {
                    long at = time + place * SPAN_MILLIS / members;
                    prices.add(Price.traded(index.symbol(i), at, tape.price(i, fraction), tape.volume(i, ticks)));
                }
            }
        }
        return round(time + SPAN_MILLIS, prices, levels);
    }

    private Round officialCloses(long time, boolean late) {
        List<Level> levels = tapes.stream()
                .filter(tape -> tape.closesLate() == late)
                .map(tape -> new Level(tape.index().id(), time, tape.close(), 0, true))
                .toList();
        return round(time, List.of(), levels);
    }

    private Round round(long asOf, List<Price> prices, List<Level> levels) {
        return new Round(market, asOf, live, prices, levels);
    }
}
