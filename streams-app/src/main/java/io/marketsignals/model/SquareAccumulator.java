package io.marketsignals.model;

/** Sums squares into a {@link SquareSum}, in place. Throws ArithmeticException on overflow. */
public final class SquareAccumulator {
    private long high;
    private long low;

    /**
     * Adds the square of a fraction, or takes it away.
     *
     * @param scaled at 1e-12
     * @param sign 1 or -1
     */
    public void add(long scaled, int sign) {
        long squareHigh = Math.multiplyHigh(scaled, scaled);
        long squareLow = scaled * scaled;
        if (sign > 0) {
            long sum = low + squareLow;
            int carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
            high = Math.addExact(Math.addExact(high, squareHigh), carry);
            low = sum;
        } else {
            int borrow = Long.compareUnsigned(low, squareLow) < 0 ? 1 : 0;
            high = Math.subtractExact(Math.subtractExact(high, squareHigh), borrow);
            low -= squareLow;
        }
    }

    /** The sum as of now. */
    public SquareSum sum() {
        return new SquareSum(high, low);
    }
}
