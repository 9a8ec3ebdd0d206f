package io.marketsignals.bench.replay;

import io.marketsignals.bench.results.Median;
import java.util.List;

/**
 * Speed of a replay, medians over passes.
 *
 * @param history what was replayed
 * @param perSecond ticks a second of wall time, start and end of the JVM included
 * @param passes each of them
 */
public record ReplayFigure(
        String history,
        long ticks,
        long alerts,
        String digest,
        double seconds,
        double cpuSeconds,
        double perSecond,
        List<ReplayPass> passes) {

    public ReplayFigure {
        passes = List.copyOf(passes);
    }

    /**
     * The medians of at least one pass.
     *
     * @throws IllegalStateException when passes of the same history differ in their digests
     */
    static ReplayFigure of(String history, List<ReplayPass> passes) {
        ReplayPass first = passes.get(0);
        if (!passes.stream().allMatch(pass -> pass.digest().equals(first.digest()) && pass.ticks() == first.ticks())) {
            throw new IllegalStateException("The same history gave different alerts: " + passes);
        }
        double seconds = Median.of(passes, ReplayPass::seconds);
        return new ReplayFigure(
                history,
                first.ticks(),
                first.alerts(),
                first.digest(),
                seconds,
                Median.of(passes, ReplayPass::cpuSeconds),
                first.ticks() / seconds,
                passes);
    }
}
