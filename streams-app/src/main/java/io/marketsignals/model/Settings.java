package io.marketsignals.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Settings of the signals in force for one subject: names such as {@code breadth-divergence.return}, values as text.
 * Equal when their values are.
 */
public final class Settings {
    public static final Settings DEFAULTS = new Settings(Map.of(), null);

    private final Map<String, String> values;
    private final String version;
    private final List<Known> asked;

    /** A setting that some part of the core asks for, with its default and range as text. */
    public record Known(String name, String defaultValue, String range) {}

    private Settings(Map<String, String> values, List<Known> asked) {
        this.values = Map.copyOf(values);
        this.version = values.isEmpty()
                ? "defaults"
                : String.format("%08x", new TreeMap<>(values).toString().hashCode());
        this.asked = asked;
    }

    /** Settings that override the defaults. */
    public static Settings of(Map<String, String> overrides) {
        return overrides.isEmpty() ? DEFAULTS : new Settings(overrides, null);
    }

    /** Defaults that note in a list what is asked of them: how settings document themselves. */
    public static Settings noting(List<Known> asked) {
        return new Settings(Map.of(), Objects.requireNonNull(asked, "asked"));
    }

    public Map<String, String> values() {
        return values;
    }

    /** {@code defaults} without overrides, else a short hash of them. */
    public String version() {
        return version;
    }

    /** A setting's name without its scope: the last two parts, such as {@code breadth-divergence.return}. */
    public static String name(String key) {
        return key.substring(scopeLength(key));
    }

    /**
     * The values that hold for a subject: those without scope, then those of its market, then its own. A key's scope is
     * what stands before its name, as in {@code NIFTY.breadth-divergence.return}.
     */
    public Map<String, String> valuesFor(String market, String subject) {
        Map<String, String> merged = new TreeMap<>();
        for (String scope : List.of("", market + ".", subject + ".")) {
            values.forEach((key, value) -> {
                if (key.substring(0, scopeLength(key)).equals(scope)) {
                    merged.put(name(key), value);
                }
            });
        }
        return merged;
    }

    private static int scopeLength(String key) {
        return key.lastIndexOf('.', key.lastIndexOf('.') - 1) + 1;
    }

    /** A number within [low, high], or its default; a value that is none, or outside, is an error that names it. */
    public double number(String name, double defaultValue, double low, double high) {
        if (asked != null) {
            asked.add(new Known(name, plain(defaultValue), plain(low) + " to " + plain(high)));
        }
        String text = values.get(name);
        if (text == null) {
            return defaultValue;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("setting " + name + " is not a number: " + text, e);
        }
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "setting " + name + " must lie between " + plain(low) + " and " + plain(high) + ": " + text);
        }
        return value;
    }

    /** A whole number within [low, high], or its default. */
    public int count(String name, int defaultValue, int low, int high) {
        double value = number(name, defaultValue, low, high);
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException("setting " + name + " must be a whole number: " + value);
        }
        return (int) value;
    }

    /** Whether a switch is on, or its default. */
    public boolean flag(String name, boolean defaultValue) {
        if (asked != null) {
            asked.add(new Known(name, Boolean.toString(defaultValue), "true or false"));
        }
        String text = values.getOrDefault(name, Boolean.toString(defaultValue));
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("setting " + name + " must be true or false: " + text);
        }
        return Boolean.parseBoolean(text);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Settings" + new TreeMap<>(values);
    }
}
