package io.marketsignals.history.score;

/** A 95 % confidence interval, both ends included. */
record Interval(double low, double high) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * Of a share, by Wilson's score. It stays within 0..1 and holds its level for few cases and shares near 0 or 1, where the
     * textbook interval p ± z·s does not (E. B. Wilson, JASA 22, 1927; L. D. Brown and others, Statistical Science 16, 2001).
     *
     * @param cases at least 1
     */
    static Interval ofShare(long hits, long cases) {
        double share = (double) hits / cases;
        double square = Z * Z / cases;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / cases + square / (4 * cases)) / (1 + square);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /**
     * Of a mean, by Student's t (Student, Biometrika 6, 1908). Taken rather than a bootstrap: it needs no seed, and for few
     * cases a percentile bootstrap is too narrow. Exact for normal cases only; returns have fatter tails, for which it is
     * good from some thirty cases on, the number under which nothing is judged here.
     *
     * @param deviation of the sample, with cases - 1
     * @param cases at least 2
     */
    static Interval ofMean(double mean, double deviation, int cases) {
        double half = StudentT.twoSided95(cases - 1) * deviation / Math.sqrt(cases);
        return new Interval(mean - half, mean + half);
    }

    boolean contains(double value) {
        return low <= value && value <= high;
    }
}
