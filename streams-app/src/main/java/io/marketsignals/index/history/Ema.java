package io.marketsignals.index.history;

/**
 * Exponential moving average with alpha = 2/(n+1), seeded with the simple mean of its first n values.
 *
 * @param span n
 * @param count values taken in, counted up to n only
 * @param held sum of the values so far while there are fewer than n, else the average
 */
public record Ema(int span, int count, double held) {
    /** An average before its first value. */
    public static Ema of(int span) {
        return new Ema(span, 0, 0);
    }

    /** The average with a value more. */
    public Ema next(double x) {
        if (count == span) {
            double alpha = 2.0 / (span + 1);
            return new Ema(span, span, held + alpha * (x - held));
        }
        double sum = held + x;
        return new Ema(span, count + 1, count + 1 == span ? sum / span : sum);
    }

    /** Null with fewer than n values. */
    public Double value() {
        return count == span ? Double.valueOf(held) : null;
    }
}
