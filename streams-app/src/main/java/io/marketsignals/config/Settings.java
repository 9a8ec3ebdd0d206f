package io.marketsignals.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value in force for each key, with its origin. Immutable; every value has been checked against its type. */
public final class Settings {
    private final Map<String, ConfigEntry> entries;

    private Settings(Map<String, ConfigEntry> entries) {
        this.entries = entries;
    }

    /**
     * Lays the layers over the table's defaults; a later layer wins. Unknown keys and values of the wrong type are
     * collected over all layers, also where a later layer would hide them.
     *
     * @throws ConfigException with all problems
     */
    public static Settings layered(ConfigTable table, List<List<ConfigEntry>> layers) {
        Map<String, ConfigEntry> entries = new LinkedHashMap<>();
        table.keys()
                .forEach(key -> entries.put(key.name(), new ConfigEntry(key.name(), key.defaultValue(), "default")));
        List<String> problems = new ArrayList<>();
        for (List<ConfigEntry> layer : layers) {
            for (ConfigEntry entry : layer) {
                problem(table, entry).ifPresentOrElse(problems::add, () -> entries.put(entry.key(), entry));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Settings(entries);
    }

    private static Optional<String> problem(ConfigTable table, ConfigEntry entry) {
        Optional<ConfigKey> key = table.key(entry.key());
        if (key.isPresent()) {
            return key.get()
                    .type()
                    .problem(entry.value())
                    .map(problem -> entry.key() + " " + problem + " (" + entry.origin() + ").");
        }
        if (table.family(entry.key()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("There is no setting " + entry.key() + " (" + entry.origin() + ")"
                + table.closest(entry.key())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; 'signals config' lists them all."));
    }

    /** All entries, the table's keys first, then those of the families as they were given. */
    public List<ConfigEntry> entries() {
        return List.copyOf(entries.values());
    }

    public Optional<ConfigEntry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    public String text(String key) {
        return known(key).value().trim();
    }

    /** A text that may be empty; empty then. */
    public Optional<String> given(String key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    public int count(String key) {
        try {
            return Math.toIntExact(Long.parseLong(text(key)));
        } catch (ArithmeticException tooLarge) {
            throw new ConfigException(key + " is too large (" + known(key).origin() + ").");
        }
    }

    public Duration duration(String key) {
        return Duration.parse(text(key));
    }

    /** Everything under a prefix, with the prefix taken off, in the order given. */
    public Map<String, String> family(String prefix) {
        Map<String, String> family = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (key.startsWith(prefix)) {
                family.put(key.substring(prefix.length()), entry.value());
            }
        });
        return family;
    }

    private ConfigEntry known(String key) {
        return entry(key).orElseThrow(() -> new IllegalArgumentException("no key " + key + " in the table"));
    }
}
