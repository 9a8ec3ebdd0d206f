package io.marketsignals.history.feed;

/**
 * One good row of a file: a bar over [start, end), or a single price, which has start = end and four equal prices.
 *
 * @param line in its file, from 1
 * @param start epoch milliseconds UTC
 * @param volume {@link #NO_VOLUME} where not known
 */
record Row(long line, String symbol, long start, long end, Prices prices, long volume) {
    /** Marks a volume that the file does not give. */
    static final long NO_VOLUME = -1;

    /** The four prices of a bar. */
    record Prices(double open, double high, double low, double close) {}

    boolean bar() {
        return end > start;
    }
}
