package io.marketsignals.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the signals in force for one subject: names such as {@code breadth-divergence.return}, values as text.
 *
 * @param version {@code defaults} without overrides, else a short hash of them
 */
public record Settings(Map<String, String> values, String version) {
    public static final Settings DEFAULTS = new Settings(Map.of(), "defaults");

    public Settings {
        values = Map.copyOf(values);
    }

    /** Settings whose version is the hash of the overrides in their natural order. */
    public static Settings of(Map<String, String> overrides) {
        if (overrides.isEmpty()) {
            return DEFAULTS;
        }
        return new Settings(
                overrides,
                String.format("%08x", new TreeMap<>(overrides).toString().hashCode()));
    }

    /** A number within [low, high], or its default; a value that is none, or outside, is an error that names it. */
    public double number(String name, double defaultValue, double low, double high) {
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
                    "setting " + name + " must lie between " + low + " and " + high + ": " + text);
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
        String text = values.getOrDefault(name, Boolean.toString(defaultValue));
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("setting " + name + " must be true or false: " + text);
        }
        return Boolean.parseBoolean(text);
    }
}
