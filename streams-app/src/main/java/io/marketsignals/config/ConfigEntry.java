package io.marketsignals.config;

import java.util.Objects;

/**
 * One setting as one layer gives it.
 *
 * @param key the dotted name
 * @param value the text as written; never null
 * @param origin where it was written, in words for a person: {@code default}, {@code app.yaml line 3}
 */
public record ConfigEntry(String key, String value, String origin) {
    public ConfigEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
    }

    /** The value as it may be printed. */
    public String shown() {
        return Secrets.masked(key, value);
    }

    @Override
    public String toString() {
        return key + "=" + shown() + " (" + origin + ")";
    }
}
