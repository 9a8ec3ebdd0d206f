package io.marketsignals.bench.restore;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.feed.FeedWriter;
import io.marketsignals.bench.feed.TickTape;
import java.util.Locale;

/**
 * What an application has processed before its state is lost: daily closes of some sessions, then prices of one session.
 *
 * @param sessions before the last one, with a price of each symbol; 1 at least
 * @param ticks prices of the last session
 * @param commitMillis the application's {@code kafka.commit.interval.ms}: a symbol is logged once a commit
 */
record Scenario(String name, int symbols, int sessions, long ticks, int commitMillis) {
    private static final long DAY = 86_400_000;
    private static final long SECOND = 1_000;

    /** So many symbols that nearly each update is logged. */
    static Scenario updates(long ticks) {
        return new Scenario("50,000 symbols", 50_000, 1, ticks, 20);
    }

    /** The symbols of a market as the application is set by default. */
    static Scenario usual(long ticks) {
        return new Scenario("4,000 symbols", 4_000, 1, ticks, 1_000);
    }

    /** A year of daily history. */
    static Scenario history(int sessions) {
        return new Scenario(String.format(Locale.ROOT, "%d daily closes", sessions), 4_000, sessions, 0, 1_000);
    }

    /** Prices in all: what the symbols' states were updated by. */
    long updates() {
        return (long) symbols * sessions + ticks;
    }

    BenchMarket market() {
        return new BenchMarket(FeedShape.usual(ticks).withSymbols(symbols));
    }

    /** Writes everything, and heartbeats that close the last bucket. */
    void write(BenchMarket market, FeedWriter writer) {
        for (int session = sessions; session >= 1; session--) {
            long time = market.opensAt() - session * DAY + DAY / 2;
            for (int symbol = 0; symbol < symbols; symbol++) {
                // Up and down by sessions, so that a history is no row of equal numbers.
                double close = market.previousClose(symbol) * (1 + 0.001 * ((session * 7 + symbol) % 11 - 5));
                writer.price(symbol, time, close, 1_000 + symbol);
            }
            writer.levels(time);
            writer.beat(time + SECOND);
        }
        TickTape tape = new TickTape(market);
        long second = -1;
        for (long tick = 0; tick < ticks; tick++) {
            tape.next();
            if (tape.time() / SECOND > second) {
                second = tape.time() / SECOND;
                writer.levels(tape.time());
            }
            writer.price(tape.symbol(), tape.time(), tape.price(), tape.volume());
        }
        writer.beat(lastTime(market));
    }

    /** Writes one more price that makes a result, {@code number} bucket by bucket after all that was written. */
    void writeOne(BenchMarket market, FeedWriter writer, int number) {
        long time = lastTime(market) + number * 10L * SECOND;
        writer.price(number, time, market.previousClose(number) * 1.01, 100);
        writer.beat(time + 5 * SECOND);
    }

    private long lastTime(BenchMarket market) {
        return market.opensAt() + ticks * SECOND / market.shape().ticksPerSecond() + 5 * SECOND;
    }
}
