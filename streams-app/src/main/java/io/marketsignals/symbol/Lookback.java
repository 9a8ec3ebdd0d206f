package io.marketsignals.symbol;

import io.marketsignals.model.Settings;
import io.marketsignals.symbol.Standing.Mark;

/**
 * What a symbol's prices of one session are compared with: the sessions before it, in which the symbol itself traded. One
 * that was suspended looks back further in time, never over fewer sessions.
 *
 * <p>Prices are compared as longs at 1e-6 of their currency, so that equal prices stay equal after a split and a flat
 * series is never above its mean. A price above 1e10 counts as 1e10.
 *
 * @param session the session whose prices are compared, epoch day
 * @param sessions n of new highs and lows
 * @param known closed sessions, up to {@link DailyHistory#MAX_SESSIONS}; with fewer than n the next four are 0
 * @param highestHigh of the last n sessions
 * @param sum19 of the last 19 closes; 0 with fewer
 * @param sum49 of the last 49
 * @param sum199 of the last 199
 */
public record Lookback(
        int session,
        int sessions,
        int known,
        long highestHigh,
        long lowestLow,
        long highestClose,
        long lowestClose,
        long sum19,
        long sum49,
        long sum199) {

    private static final double MICRO = 1e6;
    private static final double MAX_PRICE = 1e10;

    /** A symbol without history: it is in none of the counts. */
    public static final Lookback NONE = of(DailyHistory.NONE, SymbolState.NO_SESSION, DailyHistory.MAX_SESSIONS);

    /** How many sessions highs and lows look back: {@code highs-lows.sessions} 252, read for a market. */
    public static int sessions(Settings settings) {
        return settings.count("highs-lows.sessions", DailyHistory.MAX_SESSIONS, 2, DailyHistory.MAX_SESSIONS);
    }

    /**
     * Costs a look at each session of the history. Extremes are rounded once found: rounding keeps the order of prices. Plain
     * comparisons, for prices are neither NaN nor zero.
     */
    public static Lookback of(DailyHistory history, int session, int sessions) {
        int known = history.sessions();
        boolean ranked = known >= sessions;
        double highestHigh = Double.NEGATIVE_INFINITY;
        double lowestLow = Double.POSITIVE_INFINITY;
        double highestClose = Double.NEGATIVE_INFINITY;
        double lowestClose = Double.POSITIVE_INFINITY;
        for (int back = 1; ranked && back <= sessions; back++) {
            double high = history.high(back);
            double low = history.low(back);
            double close = history.close(back);
            highestHigh = high > highestHigh ? high : highestHigh;
            lowestLow = low < lowestLow ? low : lowestLow;
            highestClose = close > highestClose ? close : highestClose;
            lowestClose = close < lowestClose ? close : lowestClose;
        }
        long sum19 = sum(history, 1, 19);
        long sum49 = sum19 + sum(history, 20, 49);
        return new Lookback(
                session,
                sessions,
                known,
                ranked ? micros(highestHigh) : 0,
                ranked ? micros(lowestLow) : 0,
                ranked ? micros(highestClose) : 0,
                ranked ? micros(lowestClose) : 0,
                known >= 19 ? sum19 : 0,
                known >= 49 ? sum49 : 0,
                known >= 199 ? sum49 + sum(history, 50, 199) : 0);
    }

    /** Whether this is what a session is compared with, {@code n} being that of highs and lows. */
    public boolean compares(int ofSession, int n) {
        return session == ofSession && sessions == n;
    }

    /** Where the symbol stands with the highest, the lowest and the last price of its session. */
    public Standing standing(double high, double low, double lastPrice) {
        long last = micros(lastPrice);
        int marks = 0;
        if (known >= sessions) {
            marks |= Mark.RANKED.bit();
            marks |= micros(high) > highestHigh ? Mark.NEW_HIGH.bit() : 0;
            marks |= micros(low) < lowestLow ? Mark.NEW_LOW.bit() : 0;
            marks |= last > highestClose ? Mark.CLOSING_HIGH.bit() : 0;
            marks |= last < lowestClose ? Mark.CLOSING_LOW.bit() : 0;
        }
        marks |= known >= 19 ? Mark.HAS_20.bit() : 0;
        marks |= above(last, 19, sum19) ? Mark.ABOVE_20.bit() : 0;
        marks |= known >= 49 ? Mark.HAS_50.bit() : 0;
        marks |= above(last, 49, sum49) ? Mark.ABOVE_50.bit() : 0;
        marks |= known >= 199 ? Mark.HAS_200.bit() : 0;
        marks |= above(last, 199, sum199) ? Mark.ABOVE_200.bit() : 0;
        return Standing.of(marks);
    }

    /** last > (sum + last) / (closes + 1), without the division. */
    private boolean above(long last, int closes, long sum) {
        return known >= closes && last * closes > sum;
    }

    /** Sum of the closes of some sessions, as far as they are known. */
    private static long sum(DailyHistory history, int first, int last) {
        long sum = 0;
        for (int back = first; back <= last && back <= history.sessions(); back++) {
            sum += micros(history.close(back));
        }
        return sum;
    }

    private static long micros(double price) {
        return Math.round(Math.min(price, MAX_PRICE) * MICRO);
    }
}
