package io.marketsignals.bench.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one kernel costs.
 *
 * @param of its parameters
 * @param per what one of it is: a tick, a changed symbol, a bucket
 * @param nanos median over all measured iterations
 * @param least smallest of them, nanoseconds
 * @param most largest of them, nanoseconds
 * @param bytes allocated, mean
 */
record KernelFigure(
        String kernel,
        Map<String, String> of,
        String per,
        double nanos,
        double least,
        double most,
        double bytes,
        int iterations) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String ROW = "%-34s %-34s %-14s %14s %14s %14s %14s%n";

    static KernelFigure of(RunResult result) {
        BenchmarkParams params = result.getParams();
        List<String> name = List.of(params.getBenchmark().split("\\.", -1));
        String kernel = name.get(name.size() - 2);
        Map<String, String> of = new TreeMap<>();
        params.getParamsKeys().forEach(key -> of.put(key, params.getParam(key)));
        boolean close = kernel.equals(BucketCloseKernel.class.getSimpleName());
        double units = close ? Double.parseDouble(of.get("changed")) : 1;
        Statistics nanos = result.getPrimaryResult().getStatistics();
        double bytes = close
                ? score(result, BucketCloseKernel.BYTES) / score(result, BucketCloseKernel.CLOSES)
                : score(result, ALLOCATED);
        return new KernelFigure(
                kernel + "." + name.get(name.size() - 1),
                of,
                per(kernel),
                nanos.getPercentile(50) / units,
                nanos.getMin() / units,
                nanos.getMax() / units,
                bytes / units,
                (int) nanos.getN());
    }

    private static double score(RunResult result, String name) {
        Result<?> measured = result.getSecondaryResults().get(name);
        if (measured == null) {
            throw new IllegalStateException("no " + name + " was measured, but "
                    + result.getSecondaryResults().keySet());
        }
        return measured.getScore();
    }

    private static String per(String kernel) {
        return switch (kernel) {
            case "DecodeKernel", "SymbolUpdateKernel" -> "tick";
            case "BucketCloseKernel" -> "changed symbol";
            case "MergeKernel" -> "bucket";
            case "DetectorKernel" -> "moment";
            default -> "record";
        };
    }

    static String head() {
        return String.format(ROW, "kernel", "of", "per", "ns", "least", "most", "B allocated");
    }

    String row() {
        List<String> parameters = new ArrayList<>();
        of.forEach((name, value) -> parameters.add(name + " " + value));
        return String.format(
                ROW,
                kernel,
                String.join(", ", parameters),
                per,
                number(nanos),
                number(least),
                number(most),
                number(bytes));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1_000 ? "%.1f" : "%,.0f", value);
    }
}
