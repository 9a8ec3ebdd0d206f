package io.marketsignals.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The layer of environment variables. {@code SIGNALS_} and a known key in upper case with {@code _} for every {@code .}
 * and {@code -}; in a pass-through family each {@code _} after the family's name is a {@code .}. An empty variable
 * counts as not set. A variable outside the known areas is ignored with a warning, because a cluster may inject its own
 * ({@code SIGNALS_SERVICE_HOST}); a wrong one inside them is an error.
 */
public final class EnvironmentSource {
    public static final String PREFIX = "SIGNALS_";

    /** Names the settings file; read by the command line. */
    private static final String FILE_VARIABLE = PREFIX + "CONFIG";

    private final List<ConfigEntry> entries = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final ConfigTable table;

    private EnvironmentSource(ConfigTable table) {
        this.table = table;
    }

    /**
     * Reads the variables in the order of their names.
     *
     * @throws ConfigException when a variable in a known area names no key
     */
    public static EnvironmentSource of(ConfigTable table, Map<String, String> environment) {
        EnvironmentSource source = new EnvironmentSource(table);
        new TreeMap<>(environment).forEach(source::read);
        if (!source.problems.isEmpty()) {
            throw new ConfigException(source.problems);
        }
        return source;
    }

    public List<ConfigEntry> entries() {
        return List.copyOf(entries);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void read(String variable, String value) {
        if (!variable.startsWith(PREFIX) || variable.equals(FILE_VARIABLE) || value.isEmpty()) {
            return;
        }
        Optional<String> known = table.keys().stream()
                .filter(key -> key.environmentName().equals(variable))
                .map(ConfigKey::name)
                .findFirst();
        String dotted =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        Optional<ConfigTable.Family> family = table.family(dotted);
        if (known.isPresent()) {
            add(known.get(), value, variable);
        } else if (family.isPresent() && family.get().fromEnvironment()) {
            add(dotted, value, variable);
        } else if (family.isPresent()) {
            problems.add("The environment variable " + variable + " cannot name a setting under "
                    + family.get().prefix() + "; use the file or --set.");
        } else {
            unknown(variable, dotted);
        }
    }

    private void unknown(String variable, String dotted) {
        int firstDot = dotted.indexOf('.');
        boolean ours = firstDot > 0 && table.hasArea(dotted.substring(0, firstDot));
        String near = ConfigTable.closest(
                        variable,
                        table.keys().stream().map(ConfigKey::environmentName).toList())
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        if (ours) {
            problems.add("The environment variable " + variable + " names no setting" + near);
        } else {
            warnings.add("The environment variable " + variable + " names no setting and is ignored" + near);
        }
    }

    private void add(String key, String value, String variable) {
        entries.add(new ConfigEntry(key, value, "environment " + variable));
    }
}
