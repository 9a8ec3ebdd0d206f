package io.marketsignals.core;

import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random tape of {@link RandomMarkets}: prices on a coarse grid so that ties are common, quiet symbols, halts, official
 * closes in time, after the session's end and a session late, prices older than their symbol's last, and heartbeats.
 *
 * <p>What is older than a closed bucket counts in the one that its partition has open. Such an entry is therefore told
 * right after a heartbeat for all partitions: else the split would decide which bucket that is.
 */
final class RandomTape {
    private final Random random;
    private final Reference reference;
    private final long jitter;
    private final Map<String, Integer> grid = new HashMap<>();
    private final List<Timed> timed = new ArrayList<>();
    private final List<Ticks> tape = new ArrayList<>();
    private long now;

    /** An entry by the time at which it arrives. */
    private record Timed(long arrives, long time, Ticks entry) {}

    private RandomTape(Reference reference, Random random, long jitter) {
        this.reference = reference;
        this.random = random;
        this.jitter = jitter;
    }

    /** A tape of some calendar days whose entries arrive out of order by up to {@code jitter} milliseconds. */
    static List<Ticks> of(Reference reference, int days, long jitter, Random random) {
        RandomTape tape = new RandomTape(reference, random, jitter);
        for (int day = 0; day < days; day++) {
            for (String market : List.of("K", "N")) {
                tape.session(market, RandomMarkets.FIRST.plusDays(day), day);
            }
        }
        return tape.told();
    }

    private void session(String market, LocalDate date, int day) {
        MarketCalendar calendar = reference.calendar(market).orElseThrow();
        boolean silent = random.nextInt(8) == 0;
        Session session = calendar.session(date).orElse(null);
        if (session == null || silent) {
            return;
        }
        List<String> symbols = market.equals("N") ? RandomMarkets.N_SYMBOLS : RandomMarkets.K_SYMBOLS;
        for (int i = 0; i < symbols.size(); i++) {
            boolean listed = i % 7 != 5 || day >= 2;
            boolean gone = i % 7 == 4 && day >= 4;
            if (listed && !gone) {
                symbol(symbols.get(i), session);
            }
        }
        RandomMarkets.FED.stream().filter(id -> id.startsWith(market)).forEach(id -> levels(id, session));
    }

    private void symbol(String symbol, Session session) {
        int ticks = random.nextInt(7);
        for (int i = 0; i < ticks; i++) {
            boolean halted = random.nextInt(25) == 0;
            long time = time(session.open(), session.close());
            add(time, new Ticks.Traded(new Price(symbol, time, price(symbol), volume(), false, halted)));
        }
        if (random.nextInt(3) == 0) {
            long time = time(session.close(), session.end());
            add(time, new Ticks.Traded(new Price(symbol, time, price(symbol), 0, true, false)));
        }
        for (int i = random.nextInt(8); i >= 6; i--) {
            long time = afterTheEnd(session);
            add(time, new Ticks.Traded(new Price(symbol, time, price(symbol), 0, true, false)));
        }
    }

    private void levels(String index, Session session) {
        for (int i = random.nextInt(12); i >= 0; i--) {
            long time = time(session.open(), session.close());
            add(time, new Ticks.Levelled(Level.traded(index, time, level(index), volume())));
        }
        if (random.nextInt(2) == 0) {
            long time = time(session.close(), session.end());
            add(time, new Ticks.Levelled(new Level(index, time, level(index), 0, true)));
        }
        for (int i = random.nextInt(4); i >= 2; i--) {
            long time = afterTheEnd(session);
            add(time, new Ticks.Levelled(new Level(index, time, level(index), 0, true)));
        }
    }

    /** Within two minutes of a session's end, or hours: in a night, or when the next session has opened. */
    private long afterTheEnd(Session session) {
        return time(session.end(), session.end() + (random.nextBoolean() ? 120_000 : 30 * 3_600_000L));
    }

    /** An instant in [from, to), often at the start of a second or of a minute. */
    private long time(long from, long to) {
        long time = from + (long) (random.nextDouble() * (to - from));
        long unit = List.of(1L, 1000L, 60_000L).get(random.nextInt(3));
        return Math.max(from, time - time % unit);
    }

    private double price(String symbol) {
        int step = grid.merge(symbol, random.nextInt(5) - 2, Integer::sum);
        return 100 + step * 0.5;
    }

    private double level(String index) {
        int step = grid.merge(index, random.nextInt(7) - 3, Integer::sum);
        return 1000 + step * 1.25;
    }

    private long volume() {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(1000);
    }

    private void add(long time, Ticks entry) {
        timed.add(new Timed(time + (jitter == 0 ? 0 : random.nextLong(jitter)), time, entry));
    }

    private List<Ticks> told() {
        timed.sort(Comparator.comparingLong(Timed::arrives));
        List<Ticks> before = new ArrayList<>();
        for (Timed next : timed) {
            now = Math.max(now, next.time());
            tape.add(next.entry());
            if (random.nextInt(5) == 0) {
                tape.add(new Ticks.Beat(now, random.nextInt(3), 3));
            }
            if (random.nextInt(6) == 0 && !before.isEmpty()) {
                tape.add(Ticks.beat(now));
                tape.add(late(before.get(Math.max(0, before.size() - 1 - random.nextInt(60)))));
            }
            before.add(next.entry());
        }
        tape.add(Ticks.beat(now + 3 * 86_400_000L));
        return tape;
    }

    /** Another price of the time of one that was told long ago, or a little later than it. */
    private Ticks late(Ticks old) {
        long shift = random.nextInt(3) * 300L;
        if (old instanceof Ticks.Traded traded) {
            String symbol = traded.price().symbol();
            boolean official = random.nextInt(4) == 0;
            return new Ticks.Traded(
                    new Price(symbol, traded.price().time() + shift, price(symbol), volume(), official, false));
        }
        Level level = ((Ticks.Levelled) old).level();
        return new Ticks.Levelled(
                new Level(level.index(), level.time() + shift, level(level.index()), volume(), random.nextInt(4) == 0));
    }
}
