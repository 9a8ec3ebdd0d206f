package io.marketsignals.config;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key that exists, and the families whose keys belong to somebody else. The parser and the documents read it. */
public final class ConfigTable {
    /**
     * Keys that are handed on unread.
     *
     * @param prefix with its dot
     * @param meaning one sentence, with examples
     * @param fromEnvironment false when its names cannot be told from an environment variable's
     */
    public record Family(String prefix, String meaning, boolean fromEnvironment) {}

    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
    private final List<Family> families;

    public ConfigTable(List<ConfigKey> keys, List<Family> families) {
        for (ConfigKey key : keys) {
            if (this.keys.put(key.name(), key) != null) {
                throw new IllegalArgumentException("two keys named " + key.name());
            }
        }
        this.families = List.copyOf(families);
    }

    public List<ConfigKey> keys() {
        return List.copyOf(keys.values());
    }

    public List<Family> families() {
        return families;
    }

    public Optional<ConfigKey> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** The family that a name belongs to; a bare prefix belongs to none. */
    public Optional<Family> family(String name) {
        return families.stream()
                .filter(family -> name.startsWith(family.prefix())
                        && name.length() > family.prefix().length())
                .findFirst();
    }

    /** The first word of each key, for example {@code pipeline}; a name outside them is not ours. */
    public boolean hasArea(String area) {
        return keys.keySet().stream().anyMatch(key -> key.startsWith(area + "."))
                || families.stream().anyMatch(family -> family.prefix().equals(area + "."));
    }

    /** The known key that a mistyped name is nearest to; empty when nothing is near. */
    public Optional<String> closest(String name) {
        return closest(name, keys.keySet());
    }

    /** The candidate with the fewest edits to the name, when those are at most a third of its length. */
    public static Optional<String> closest(String name, Iterable<String> candidates) {
        Map<String, Integer> edits = new LinkedHashMap<>();
        candidates.forEach(candidate -> edits.put(candidate, edits(name, candidate)));
        return edits.entrySet().stream()
                .filter(entry -> entry.getValue() <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Levenshtein distance with one row; cost is the product of the lengths. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
