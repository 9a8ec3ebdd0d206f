package io.marketsignals.demo;

import io.marketsignals.schema.Alert;
import io.marketsignals.wire.JsonLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Alerts as lines of JSON, one a revision, in the order they came; times and dates in ISO 8601. */
final class AlertFile implements AutoCloseable {
    private static final String NAME = "alerts.ndjson";

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
            writer.write(JsonLine.of(alert));
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
}
