package io.marketsignals.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.schema.Alert;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Alerts as lines of JSON, one a revision, in the order they came; times and dates in ISO 8601. */
final class AlertFile implements AutoCloseable {
    private static final String NAME = "alerts.ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter writer;

    private AlertFile(BufferedWriter writer) {
        this.writer = writer;
    }

    /** Where the alerts of a directory are. */
    static Path in(Path directory) {
        return directory.resolve(NAME);
    }

    /** Starts anew in a directory, which is made if need be. */
    static AlertFile create(Path directory) {
        try {
            Files.createDirectories(directory);
            return new AlertFile(Files.newBufferedWriter(in(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
    }

    void write(Alert alert) {
        try {
            writer.write(line(alert));
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write an alert", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the last alerts", e);
        }
    }

    static String line(Alert alert) {
        try {
            return JSON.writeValueAsString(json(alert));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alert " + alert.getId() + " is no JSON", e);
        }
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory nodes = JSON.getNodeFactory();
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof SpecificRecord record) {
            ObjectNode object = nodes.objectNode();
            for (Schema.Field field : record.getSchema().getFields()) {
                object.set(field.name(), json(record.get(field.pos())));
            }
            return object;
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = nodes.arrayNode();
            items.forEach(item -> array.add(json(item)));
            return array;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return JSON.valueToTree(value);
        }
        return nodes.textNode(value.toString());
    }
}
