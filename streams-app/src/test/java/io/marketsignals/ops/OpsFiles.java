package io.marketsignals.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files under ops. */
final class OpsFiles {
    static final Path OPS = Path.of("..", "ops");
    static final Path PROMETHEUS = OPS.resolve("prometheus");
    static final Path RULES = PROMETHEUS.resolve("rules.yml");
    static final Path CONFIG = PROMETHEUS.resolve("prometheus.yml");
    static final Path RULES_TEST = PROMETHEUS.resolve("rules-test.yml");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpsFiles() {}

    static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        yaml(RULES).get("groups").forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dashboards by file. */
    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(OPS.resolve("grafana").resolve("dashboards"))) {
            return files.sorted().toList();
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A query of a panel. */
    record Query(String dashboard, String panel, String expression) {}

    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Path file : dashboards()) {
            for (JsonNode panel : json(file).get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new Query(
                            file.getFileName().toString(),
                            panel.get("title").asText(),
                            target.get("expr").asText()));
                }
            }
        }
        return queries;
    }
}
