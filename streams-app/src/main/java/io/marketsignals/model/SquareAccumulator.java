package io.marketsignals.model;

/** Sums squares into a {@link SquareSum}, in place. Throws ArithmeticException on overflow. */
public final class SquareAccumulator {
    private long high;
    private long low;

    /**
     * Puts the square of a fraction in place of another's; 0 for none.
     *
     * @param old one that was put, at 1e-12
     * @param now at 1e-12
     */
    public void replace(long old, long now) {
        long difference = Math.subtractExact(now, old); // now*now - old*old = (now - old)(now + old)
        long both = Math.addExact(now, old);
        long before = low;
        low += difference * both;
        int carry = Long.compareUnsigned(low, before) < 0 ? 1 : 0;
        high = Math.addExact(high, Math.multiplyHigh(difference, both) + carry);
    }

    /** The sum as of now. */
    public SquareSum sum() {
        return new SquareSum(high, low);
    }
}
