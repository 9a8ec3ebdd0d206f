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

    /** Edit distance: insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int step(int[][] edits, String from, String to, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swap =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swap ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
