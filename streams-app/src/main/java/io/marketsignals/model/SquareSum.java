package io.marketsignals.model;

/**
 * A sum of squares of {@link Scaled} fractions, exact at 1e-24 in 128 bits: a long would have to drop digits or clamp.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits, unsigned
 */
public record SquareSum(long high, long low) {
    public static final SquareSum ZERO = new SquareSum(0, 0);

    private static final double SQUARED_ONE = (double) Scaled.ONE * Scaled.ONE;
    private static final double TWO_TO_64 = 0x1p64;

    /** The sum of both; throws ArithmeticException on overflow. */
    public SquareSum combine(SquareSum o) {
        long sum = low + o.low;
        int carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new SquareSum(Math.addExact(Math.addExact(high, o.high), carry), sum);
    }

    /** The sum read as a number. */
    public double toDouble() {
        double lower = (low >>> 1) * 2.0 + (low & 1);
        return (high * TWO_TO_64 + lower) / SQUARED_ONE;
    }
}
