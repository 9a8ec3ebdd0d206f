package io.marketsignals.bench.results;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of some figures: shared machines disturb single ones. */
public final class Median {
    private Median() {}

    /** Of one figure of each pass; the mean of the two in the middle where their number is even; NaN of none. */
    public static <P> double of(Collection<P> passes, ToDoubleFunction<P> figure) {
        double[] sorted = passes.stream().mapToDouble(figure).toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
