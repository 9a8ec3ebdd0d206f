package io.marketsignals.signal;

/**
 * A signal's severity, with the one it would ease to: it rises at once, and falls only once it is a tenth below its
 * bound, so that a strength that wavers on a bound tells nothing.
 *
 * @param severity by the bounds
 * @param easing the severity of a strength a tenth larger; at least {@code severity}
 */
public record Strength(Severity severity, Severity easing) {
    private static final double EASE = 1 / 0.9;

    /** HIGH from the second bound on, MEDIUM from the first, else LOW. */
    static Strength of(double value, double medium, double high) {
        return new Strength(grade(value, medium, high), grade(value * EASE, medium, high));
    }

    /** A severity that does not waver. */
    static Strength fixed(Severity severity) {
        return new Strength(severity, severity);
    }

    /** What it takes both for. */
    Strength and(Strength other) {
        return new Strength(weaker(severity, other.severity), weaker(easing, other.easing));
    }

    /** What an alert of a severity becomes. */
    public Severity from(Severity told) {
        if (severity.compareTo(told) > 0) {
            return severity;
        }
        return easing.compareTo(told) < 0 ? easing : told;
    }

    private static Severity grade(double value, double medium, double high) {
        return value >= high ? Severity.HIGH : value >= medium ? Severity.MEDIUM : Severity.LOW;
    }

    private static Severity weaker(Severity a, Severity b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
