package io.marketsignals.model;

/**
 * Fractions as longs at 1e-12, so that sums over symbols and partitions are exact in any order.
 *
 * <p>A fraction is quantised once, where it arises. Session returns are clamped to [-1, {@value #MAX_RETURN}]: beyond
 * +100,000 % a price is a data error that no sum should carry.
 */
public final class Scaled {
    public static final long ONE = 1_000_000_000_000L;

    /** Largest session return that counts, as a fraction. */
    public static final double MAX_RETURN = 1_000;

    private Scaled() {}

    /** A fraction at 1e-12, clamped to +-{@value #MAX_RETURN}. */
    public static long of(double fraction) {
        return Math.round(Math.max(-MAX_RETURN, Math.min(fraction, MAX_RETURN)) * ONE);
    }

    /** The weighted return w*r at 1e-12, r clamped; |w| <= 1. */
    public static long contribution(double weight, double sessionReturn) {
        return Math.round(weight * Math.min(sessionReturn, MAX_RETURN) * ONE);
    }

    /** A sum at 1e-12 read as a fraction. */
    public static double toDouble(long scaled) {
        return (double) scaled / ONE;
    }
}
