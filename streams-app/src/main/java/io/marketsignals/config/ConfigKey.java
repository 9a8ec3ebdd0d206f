package io.marketsignals.config;

import java.util.Locale;
import java.util.Objects;

/**
 * One line of the table of settings.
 *
 * @param name the dotted name
 * @param defaultValue the text used when no layer gives one
 * @param unit what the number counts; empty for text
 * @param meaning one sentence
 */
public record ConfigKey(String name, ConfigType type, String defaultValue, String unit, String meaning) {
    public ConfigKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(meaning, "meaning");
        type.problem(defaultValue).ifPresent(problem -> {
            throw new IllegalArgumentException(name + ": default " + problem);
        });
    }

    /** The variable that sets it: upper case, with {@code _} for every {@code .} and {@code -}. */
    public String environmentName() {
        return EnvironmentSource.PREFIX
                + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
