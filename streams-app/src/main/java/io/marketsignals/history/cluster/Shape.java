package io.marketsignals.history.cluster;

/**
 * How a replay's work is spread; it changes how long it takes, never the results.
 *
 * @param prices partitions of the constituent prices; >= 1
 * @param levels partitions of the index ticks; >= 1
 * @param threads stream threads of each instance; >= 1
 * @param instances of the application; more than one: each in a JVM of its own; >= 1
 */
public record Shape(int prices, int levels, int threads, int instances) {
    public Shape {
        if (prices < 1 || levels < 1 || threads < 1 || instances < 1) {
            throw new IllegalArgumentException("partitions, threads and instances must be at least 1: " + prices + ", "
                    + levels + ", " + threads + ", " + instances);
        }
    }

    /** As many partitions of prices as of levels, and one instance. */
    public static Shape of(int partitions, int threads) {
        return new Shape(partitions, partitions, threads, 1);
    }
}
