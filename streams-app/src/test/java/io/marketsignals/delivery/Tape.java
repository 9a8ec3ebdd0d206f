package io.marketsignals.delivery;

import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topology.ReferenceFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three sessions of two markets, the same each time: indices swing by 1.2 % every ten minutes while two thirds of their
 * members go the other way, so that divergences, splits and zone breaks come and go; with late prices and official closes.
 */
final class Tape {
    static final List<String> MARKETS = List.of("M1", "M2");
    /** Event time at which everything is over. */
    static final Instant END = Instant.parse("2024-03-07T00:00:00Z");

    private static final int SMALL = 14;
    private static final int LARGE = 6;
    private static final int ROUNDS = 720;
    private static final long ROUND_MILLIS = 5_000;

    private final Random random = new Random(20_240_304);
    private final List<Round> rounds = new ArrayList<>();

    private Tape() {}

    /** What is said in a second; {@code asOf} holds for every source partition. */
    record Round(Instant asOf, List<ConstituentPrice> prices, List<IndexTick> levels) {}

    static List<Round> rounds() {
        Tape tape = new Tape();
        for (String date : List.of("2024-03-04", "2024-03-05", "2024-03-06")) {
            // The second session closes above the zone, so that markets watch each other in the third.
            tape.session(Instant.parse(date + "T09:00:00Z").toEpochMilli(), date.equals("2024-03-05") ? 1010 : 1000);
        }
        tape.rounds.add(new Round(END, List.of(), List.of()));
        return List.copyOf(tape.rounds);
    }

    static ReferenceFixture reference() {
        ReferenceFixture reference = new ReferenceFixture();
        for (String market : MARKETS) {
            reference
                    .market(market)
                    .fed(market + "-SMALL", market, symbols(market, "S", SMALL))
                    .derived(market + "-LARGE", market, symbols(market, "L", LARGE))
                    .pair(market + "-SL", market, market + "-SMALL", market + "-LARGE")
                    .resistance(market + "-ZONE", market + "-SMALL", 1005, 1008)
                    .settings(market, "lead-lag.sessions", "1");
        }
        reference.leadLag("M1-M2", "M1-SMALL", "M2-SMALL").leadLag("M2-M1", "M2-SMALL", "M1-SMALL");
        return reference;
    }

    private void session(long open, double officialClose) {
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(open + round * ROUND_MILLIS, round));
        }
        long close = open + 8 * 3_600_000;
        List<IndexTick> closes = MARKETS.stream()
                .map(market -> tick(market, close, officialClose, LevelKind.OFFICIAL_CLOSE))
                .toList();
        rounds.add(new Round(Instant.ofEpochMilli(close + 2_000), List.of(), List.of()));
        rounds.add(new Round(Instant.ofEpochMilli(close + 3_000), List.of(), closes)); // older than the closed bucket
        rounds.add(new Round(Instant.ofEpochMilli(close + 60_000), List.of(), List.of()));
    }

    private Round round(long time, int round) {
        double swing = Math.sin(2 * Math.PI * round * ROUND_MILLIS / 600_000);
        List<ConstituentPrice> prices = new ArrayList<>();
        List<IndexTick> levels = new ArrayList<>();
        for (String market : MARKETS) {
            levels.add(tick(market, time, 1000 * (1 + 0.012 * swing), LevelKind.TRADED));
            String[] symbols = Stream.of(symbols(market, "S", SMALL), symbols(market, "L", LARGE))
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            for (int i = 0; i < symbols.length; i++) {
                if ((i + round) % 2 == 0) {
                    double move = (i % 3 == 0 ? 0.01 : -0.01) * swing + 0.0005 * random.nextGaussian();
                    long late = random.nextInt(50) == 0 && round > 2 ? 12_000 : 0;
                    prices.add(price(symbols[i], time + random.nextInt(900) - late, (100 + i) * (1 + move)));
                }
            }
        }
        prices.sort(Comparator.comparing(ConstituentPrice::getTime));
        return new Round(Instant.ofEpochMilli(time + 900), List.copyOf(prices), List.copyOf(levels));
    }

    private static ConstituentPrice price(String symbol, long time, double price) {
        return new ConstituentPrice(
                symbol, Instant.ofEpochMilli(time), price, 100L, PriceKind.TRADED, TradingStatus.TRADING);
    }

    private static IndexTick tick(String market, long time, double level, LevelKind kind) {
        return new IndexTick(market + "-SMALL", Instant.ofEpochMilli(time), level, 1_000L, kind);
    }

    private static String[] symbols(String market, String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> market + kind + i).toArray(String[]::new);
    }
}
