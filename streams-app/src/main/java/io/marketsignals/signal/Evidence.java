package io.marketsignals.signal;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One named fact behind a finding; exactly one of number, text and time is set.
 *
 * @param time epoch milliseconds
 * @param unit fraction, points, count, shares, sessions, ratio, or empty
 */
public record Evidence(String name, Double number, String text, Long time, String unit) {
    public Evidence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }

    static Evidence fraction(String name, double value) {
        return new Evidence(name, value, null, null, "fraction");
    }

    static Evidence ratio(String name, double value) {
        return new Evidence(name, value, null, null, "ratio");
    }

    public static Evidence points(String name, double value) {
        return new Evidence(name, value, null, null, "points");
    }

    public static Evidence count(String name, long value) {
        return new Evidence(name, (double) value, null, null, "count");
    }

    static Evidence sessions(String name, int value) {
        return new Evidence(name, (double) value, null, null, "sessions");
    }

    static Evidence shares(String name, long value) {
        return new Evidence(name, (double) value, null, null, "shares");
    }

    /** A trading date as text, such as 2021-11-08. */
    static Evidence date(String name, int epochDay) {
        return text(name, LocalDate.ofEpochDay(epochDay).toString());
    }

    static Evidence number(String name, double value) {
        return new Evidence(name, value, null, null, "");
    }

    public static Evidence text(String name, String value) {
        return new Evidence(name, null, value, null, "");
    }

    static Evidence time(String name, long epochMillis) {
        return new Evidence(name, null, null, epochMillis, "");
    }
}
