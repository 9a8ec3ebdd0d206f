package io.marketsignals.core;

import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Timeline;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A market of ten symbols whose prices leap, so that their averages cross, in sessions that end within a 5-minute window:
 * quiet windows, official closes, a split, prices that come after newer ones or after their window, and heartbeats.
 */
final class CallTape {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    private static final int DAYS = 3;
    private static final long OPEN = 36_000_000;
    private static final long CLOSE = OPEN + 212 * 60_000L;
    private static final long WINDOW = 300_000;
    private static final List<String> SYMBOLS =
            IntStream.rangeClosed(1, 10).mapToObj(i -> "W" + i).toList();

    private final Random random;
    private final long jitter;
    private final List<Timed> timed = new ArrayList<>();

    /** A price by the time at which it arrives. */
    private record Timed(long arrives, Price price) {}

    private CallTape(Random random, long jitter) {
        this.random = random;
        this.jitter = jitter;
    }

    static Reference reference() {
        MarketCalendar calendar = new MarketCalendar(
                ZoneOffset.UTC,
                new SessionHours(LocalTime.of(10, 0), LocalTime.of(13, 32)),
                EnumSet.allOf(DayOfWeek.class),
                Set.of(),
                Map.of(),
                Duration.ofMinutes(1));
        List<Membership> members = SYMBOLS.stream().map(Membership::of).toList();
        return Reference.of(
                Map.of("W", Timeline.always(calendar)),
                Map.of(
                        "W.ALL", Timeline.always(new IndexDefinition("W.ALL", "W", null, true, 1000, members)),
                        "W.HALF",
                                Timeline.always(
                                        new IndexDefinition("W.HALF", "W", null, true, 1000, members.subList(0, 5)))),
                Map.of(),
                Map.of(),
                Map.of("W3", List.of(new CorporateAction("W3", FIRST.plusDays(1), 0.5))),
                Map.of("W", Timeline.always(Map.of("highs-lows.sessions", "2"))));
    }

    /** A tape whose prices arrive out of order by up to {@code jitter} milliseconds. */
    static List<Ticks> of(long jitter, Random random) {
        CallTape tape = new CallTape(random, jitter);
        for (String symbol : SYMBOLS) {
            tape.symbol(symbol);
        }
        return tape.told();
    }

    private void symbol(String symbol) {
        int level = 40;
        for (int day = 0; day < DAYS; day++) {
            long midnight = FIRST.plusDays(day).toEpochDay() * 86_400_000L;
            for (long time = midnight + OPEN + random.nextInt(60_000);
                    time < midnight + CLOSE;
                    time += 1 + random.nextInt((int) WINDOW)) {
                level = random.nextInt(15) == 0 ? 1 + random.nextInt(80) : Math.max(1, level + random.nextInt(3) - 1);
                long onTheSecond = random.nextInt(3) == 0 ? time - time % 1000 : time;
                add(Price.traded(symbol, onTheSecond, level * 0.25, random.nextInt(10)));
            }
            if (random.nextInt(3) == 0) {
                add(new Price(symbol, midnight + CLOSE + random.nextInt(60_000), level * 0.25, 0, true, false));
            }
        }
    }

    private void add(Price price) {
        timed.add(new Timed(price.time() + (jitter == 0 ? 0 : random.nextLong(jitter)), price));
    }

    private List<Ticks> told() {
        timed.sort(Comparator.comparingLong(Timed::arrives));
        List<Ticks> tape = new ArrayList<>();
        long now = 0;
        for (Timed next : timed) {
            now = Math.max(now, next.price().time());
            tape.add(new Ticks.Traded(next.price()));
            if (random.nextInt(8) == 0) {
                tape.add(new Ticks.Beat(now, random.nextInt(3), 3));
            }
            if (random.nextInt(10) == 0) {
                // what is older than a closed bucket counts in the open one: that must be the same in all partitions
                tape.add(Ticks.beat(now));
                String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
                long earlier = now - random.nextInt(2 * (int) WINDOW);
                tape.add(new Ticks.Traded(Price.traded(symbol, earlier, 0.25 * (1 + random.nextInt(80)), 1)));
            }
        }
        tape.add(Ticks.beat(now + 86_400_000L));
        return tape;
    }
}
