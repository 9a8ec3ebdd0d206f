package io.marketsignals.history.explain;

/**
 * A figure that was told, beside the same figure counted again from the input.
 *
 * @param what the name of the figure
 * @param by who told it: the alert, or the close's record
 * @param count whether it is a count, which is told and compared as a whole number
 */
record Check(String what, String by, double told, double counted, boolean count) {
    private static final double ROUNDING = 1e-9;

    static Check count(String what, String by, double told, int counted) {
        return new Check(what, by, told, counted, true);
    }

    static Check figure(String what, String by, double told, double counted) {
        return new Check(what, by, told, counted, false);
    }

    /** Counts must be equal; figures may differ by the rounding of their last digits. */
    boolean agrees() {
        return count ? told == counted : Math.abs(told - counted) <= ROUNDING * Math.max(1, Math.abs(told));
    }
}
