package io.marketsignals.signal;

/** How strong a signal is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /** HIGH from the second bound on, MEDIUM from the first, else LOW. */
    static Severity of(double strength, double medium, double high) {
        return strength >= high ? HIGH : strength >= medium ? MEDIUM : LOW;
    }

    /** The weaker of two: severity that takes both. */
    Severity and(Severity other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
