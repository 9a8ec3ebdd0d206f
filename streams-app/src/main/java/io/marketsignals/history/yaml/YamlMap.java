package io.marketsignals.history.yaml;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys with values in a YAML file, in the order written.
 *
 * @param lines the line of each key
 * @param entries keys without a value are left out
 */
public record YamlMap(Position at, Map<String, Integer> lines, Map<String, YamlNode> entries) implements YamlNode {
    public YamlMap {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** No keys at all, standing where something optional was left out. */
    public static YamlMap empty(Position at) {
        return new YamlMap(at, Map.of(), Map.of());
    }

    /** Refuses any key but these, naming the nearest of them. */
    public YamlMap only(String what, String... known) {
        for (String key : lines.keySet()) {
            if (!Arrays.asList(known).contains(key)) {
                throw position(key)
                        .error("unknown key '" + key + "' in " + what + "; did you mean '" + nearest(key, known)
                                + "'? Known are: " + String.join(", ", known));
            }
        }
        return this;
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Where a key stands, or this map where it is missing. */
    public Position position(String key) {
        Integer line = lines.get(key);
        return line == null ? at : new Position(at.file(), line);
    }

    public YamlNode required(String key, String what) {
        return optional(key).orElseThrow(() -> position(key).error(what + " needs '" + key + "'"));
    }

    public Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    public YamlText text(String key, String what) {
        return required(key, what).text("'" + key + "'");
    }

    public Optional<YamlText> optionalText(String key) {
        return optional(key).map(node -> node.text("'" + key + "'"));
    }

    /** The values of a list; none where the key is missing. */
    public List<YamlNode> items(String key) {
        return optional(key).map(node -> node.list("'" + key + "'").items()).orElse(List.of());
    }

    /** Keys with values below a key; none where it is missing. */
    public YamlMap section(String key) {
        return optional(key).map(node -> node.map("'" + key + "'")).orElseGet(() -> empty(position(key)));
    }

    private static String nearest(String key, String... known) {
        return Arrays.stream(known)
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                .orElseThrow();
    }

    /** Edit distance (Levenshtein): insertions, deletions and replacements that lead from one word to the other. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
