package io.marketsignals.bench.results;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where figures go as JSON, one file a measurement: the machine, and a row for each figure. */
public final class ResultFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "ops/bench/results",
            description = "Where figures go as JSON and charts as SVG; default: ${DEFAULT-VALUE}.")
    private Path folder;

    /** Figures that were read back. */
    public record Figures<R>(Machine machine, List<R> rows) {
        public Figures {
            rows = List.copyOf(rows);
        }
    }

    /** Writes the rows of a measurement; what was there before is replaced. */
    public Path write(String name, List<? extends Record> rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("machine", Machine.here());
        json.put("rows", rows);
        Path file = folder.resolve(name + ".json");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The figures could not be written to " + file, e);
        }
        return file;
    }

    /** Reads the rows of a measurement; empty when there is no such file. */
    public <R> Optional<Figures<R>> read(String name, Class<R> row) {
        Path file = folder.resolve(name + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JavaType rows = JSON.getTypeFactory().constructCollectionType(List.class, row);
        try {
            JsonNode json = JSON.readTree(file.toFile());
            return Optional.of(new Figures<>(
                    JSON.treeToValue(json.path("machine"), Machine.class), JSON.convertValue(json.path("rows"), rows)));
        } catch (IOException e) {
            throw new UncheckedIOException("The figures could not be read from " + file, e);
        }
    }

    /** The files whose names begin like this, in the order of their names; none when there is no folder. */
    public List<JsonNode> all(String prefix) {
        List<JsonNode> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*.json")) {
            List<Path> sorted = new ArrayList<>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (Path file : sorted) {
                all.add(JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The figures could not be read from " + folder, e);
        }
        return all;
    }

    /** Writes a chart. */
    public Path draw(String name, String svg) {
        Path file = folder.resolve(name + ".svg");
        try {
            return Files.writeString(file, svg);
        } catch (IOException e) {
            throw new UncheckedIOException("The chart could not be written to " + file, e);
        }
    }
}
