package io.marketsignals.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The schemas as they are, {@code src/main/avro}, and as they were, {@code src/main/history/<Name>/v<n>.avsc}: one
 * self-contained file per version that was ever agreed on, counted from 1 without gaps.
 */
record SchemaHistory(Path avro, Path history) {
    static final String WRITE_COMMAND = "mvn -pl schemas test -Dschemas.write=true";

    static SchemaHistory ofThisModule() {
        Path module = Path.of(System.getProperty("basedir", "."));
        return new SchemaHistory(module.resolve("src/main/avro"), module.resolve("src/main/history"));
    }

    /** One schema per file, references between files resolved, by the file's name without {@code .avsc}. */
    SortedMap<String, Schema> current() {
        try (Stream<Path> files = Files.list(avro)) {
            List<Path> paths = files.sorted().toList();
            SchemaParser parser = new SchemaParser();
            for (Path path : paths) {
                parser.parse(path);
            }
            Map<String, Schema> parsed =
                    parser.getParsedNamedSchemas().stream().collect(Collectors.toMap(Schema::getName, s -> s));
            SortedMap<String, Schema> byFile = new TreeMap<>();
            for (Path path : paths) {
                String name = path.getFileName().toString().replaceFirst("\\.avsc$", "");
                if (!parsed.containsKey(name)) {
                    throw new IllegalStateException(path + " does not declare a type called " + name);
                }
                byFile.put(name, parsed.get(name));
            }
            return byFile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names that have a history, whether or not they still have a schema. */
    List<String> names() {
        if (!Files.isDirectory(history)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(history)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checked-in versions, oldest first; empty for a schema without any. */
    List<Schema> versions(String name) {
        List<Schema> versions = new ArrayList<>();
        for (Path file = file(name, 1); Files.exists(file); file = file(name, versions.size() + 1)) {
            try {
                versions.add(new SchemaParser().parse(file).mainSchema());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return versions;
    }

    Path write(String name, Schema schema) {
        Path file = file(name, versions(name).size() + 1);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema.toString(true) + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, int version) {
        return history.resolve(name).resolve("v" + version + ".avsc");
    }
}
