package io.marketsignals.history.score;

/** Student's t distribution, for whole degrees of freedom. */
final class StudentT {
    private static final double PRECISION = 1e-12;

    private StudentT() {}

    /** The t within which, on both sides of 0, 95 % lie: the 97.5 % quantile. */
    static double twoSided95(int degrees) {
        double low = 0;
        double high = 16; // 12.706 with one degree of freedom, less with more
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (within(middle, degrees) < 0.95) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * P(|T| ≤ t), by the finite sums 26.7.3 and 26.7.4 of Abramowitz and Stegun, Handbook of Mathematical Functions, 1964.
     *
     * @param degrees of freedom, at least 1; the cost grows with them
     */
    static double within(double t, int degrees) {
        double angle = Math.atan(t / Math.sqrt(degrees));
        double square = Math.cos(angle) * Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? Math.cos(angle) : 1;
        double sum = 0;
        for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
            sum += term;
            term *= square * (power + 1) / (power + 2);
        }
        return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    }
}
