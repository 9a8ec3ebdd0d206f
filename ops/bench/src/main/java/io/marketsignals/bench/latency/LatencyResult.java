package io.marketsignals.bench.latency;

import java.util.List;

/**
 * Latency under one load, from the intended send time of a tick to its alert at a read-committed consumer, milliseconds.
 *
 * @param rate prices in a second that were asked for
 * @param sentRate prices in a second that were sent
 * @param sendLagP99 how late ticks were sent, 99th percentile; it is part of the latency
 * @param held whether the rate was held; else the figures speak of another load
 * @param samples alerts that the figures rest on
 * @param missing triggers without an alert; must be 0
 * @param strange alerts without a trigger, or seen twice; must be 0
 * @param cores processors that the application's JVM kept busy
 * @param percentiles for a chart
 */
public record LatencyResult(
        int rate,
        int batch,
        int commitMillis,
        int bucketMillis,
        int threads,
        long samples,
        double p50,
        double p90,
        double p99,
        double p999,
        double max,
        double sentRate,
        double sendLagP99,
        boolean held,
        int missing,
        long strange,
        double cores,
        List<Percentile> percentiles) {

    /** A share of the samples, in percent, that took at most so many milliseconds. */
    public record Percentile(double percent, double millis) {}

    public LatencyResult {
        percentiles = List.copyOf(percentiles);
    }

    /** Whether the figures count: the rate was held, and each trigger made one alert. */
    boolean valid() {
        return held && missing == 0 && strange == 0;
    }
}
