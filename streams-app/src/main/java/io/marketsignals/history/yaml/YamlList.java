package io.marketsignals.history.yaml;

import java.util.List;

/** A list in a YAML file. */
public record YamlList(Position at, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }
}
