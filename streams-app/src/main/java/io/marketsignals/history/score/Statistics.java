package io.marketsignals.history.score;

import java.util.List;

/**
 * Of the returns after alerts, or after all sessions, in one direction.
 *
 * @param cases number of returns, at least 1
 * @param mean fraction
 * @param median fraction; of an even number the mean of the middle two
 * @param hits share of returns above 0, fraction
 * @param hitsWithin confidence interval of hits
 * @param meanWithin confidence interval of mean; null with one case
 */
record Statistics(int cases, double mean, double median, double hits, Interval hitsWithin, Interval meanWithin) {
    /** Null without returns. */
    static Statistics of(List<Double> returns) {
        int cases = returns.size();
        if (cases == 0) {
            return null;
        }
        double mean = returns.stream().mapToDouble(Double::doubleValue).sum() / cases;
        double squares =
                returns.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        long hits = returns.stream().filter(one -> one > 0).count();
        Interval meanWithin = cases < 2 ? null : Interval.ofMean(mean, Math.sqrt(squares / (cases - 1)), cases);
        return new Statistics(
                cases, mean, median(returns), (double) hits / cases, Interval.ofShare(hits, cases), meanWithin);
    }

    /** Of at least one value; of an even number the mean of the middle two. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
