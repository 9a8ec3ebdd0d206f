package io.marketsignals.scenario;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.marketsignals.core.Ticks;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A story with its expected end, from a file in {@code scenarios}.
 *
 * <ul>
 *   <li>{@code reference}: what a reference file says, with its keys; {@code S-1..S-9} stands for nine members.
 *   <li>{@code history}: see {@link ScenarioHistory}. {@code sessions}: see {@link ScenarioSession}.
 *   <li>{@code expect}: see {@link Expectations}.
 * </ul>
 */
public record Scenario(String name, Reference reference, JsonNode text) {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final List<String> KEYS = List.of("reference", "history", "sessions", "expect");

    /** The names of all stories. */
    public static List<String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Scenario read(String name) {
        try {
            JsonNode text = YAML.readTree(FOLDER.resolve(name + ".yaml").toFile());
            Fields.only(text, name, KEYS);
            Path file = Files.createTempFile("scenario-" + name, ".yaml");
            try {
                YAML.writeValue(file.toFile(), SymbolRange.expanded(text.get("reference")));
                return new Scenario(name, ReferenceFile.read(file), text);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference data as the topic carries it. */
    public List<ReferenceEntry> entries() {
        return reference.resolved(Map.of());
    }

    /** What the context topic says, before everything else: nothing sees an event before it is known anyway. */
    public List<ContextEvent> context() {
        return reference.context();
    }

    /** Everything that is said, in the order in which it is said, with a heartbeat when all is over. */
    public List<Ticks> tape() {
        return ScenarioTape.of(this);
    }
}
