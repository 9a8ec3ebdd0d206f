package io.marketsignals.bench.throughput;

import io.marketsignals.bench.worker.PassFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The counted passes of every contender; a round is one pass of each, one after the other. */
final class Rounds {
    private final long ticks;
    private final Map<String, List<PassFigures>> figures = new LinkedHashMap<>();

    /** @param ticks of a pass */
    Rounds(long ticks) {
        this.ticks = ticks;
    }

    void add(String contender, PassFigures pass) {
        figures.computeIfAbsent(contender, name -> new ArrayList<>()).add(pass);
    }

    List<String> contenders() {
        return List.copyOf(figures.keySet());
    }

    boolean has(String contender) {
        return figures.containsKey(contender);
    }

    List<PassFigures> of(String contender) {
        return List.copyOf(figures.getOrDefault(contender, List.of()));
    }

    double ticksPerSecond(PassFigures pass) {
        return ticks / (pass.nanos() / 1e9);
    }

    double cpuNanosPerTick(PassFigures pass) {
        return (double) pass.cpuNanos() / ticks;
    }

    double bytesPerTick(PassFigures pass) {
        return (double) pass.allocatedBytes() / ticks;
    }

    double median(String contender, ToDoubleFunction<PassFigures> figure) {
        return median(of(contender).stream().mapToDouble(figure).toArray());
    }

    /** Median over the rounds of one contender's throughput over another's in the same round. */
    double ratio(String contender, String other) {
        List<PassFigures> over = of(contender);
        List<PassFigures> under = of(other);
        double[] ratios = new double[Math.min(over.size(), under.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ticksPerSecond(over.get(i)) / ticksPerSecond(under.get(i));
        }
        return median(ratios);
    }

    /** Median over the rounds of what one contender allocates beyond another in the same round, bytes a tick. */
    double bytesBeyond(String contender, String other) {
        List<PassFigures> over = of(contender);
        List<PassFigures> under = of(other);
        double[] beyond = new double[Math.min(over.size(), under.size())];
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = bytesPerTick(over.get(i)) - bytesPerTick(under.get(i));
        }
        return median(beyond);
    }

    /** NaN of nothing. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
