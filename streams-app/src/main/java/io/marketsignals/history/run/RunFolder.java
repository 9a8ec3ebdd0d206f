package io.marketsignals.history.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.yaml.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The results of one run. A line that is no record is an {@link InputError} with file and line. */
public final class RunFolder {
    /** How the run was made and what came out. */
    public static final String REPORT = "report.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** Opens a folder that {@code signals replay} wrote; an {@link InputError} when it holds no results. */
    public static RunFolder open(Path path) {
        for (RunFile file : RunFile.values()) {
            if (!Files.isRegularFile(path.resolve(file.fileName()))) {
                throw new InputError(path + " holds no results of a run: " + file.fileName() + " is missing");
            }
        }
        return new RunFolder(path);
    }

    public Path path() {
        return path;
    }

    /** The report; an {@link InputError} when there is none. */
    public JsonNode report() {
        Path file = path.resolve(REPORT);
        if (!Files.isRegularFile(file)) {
            throw new InputError(path + " holds no " + REPORT);
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new InputError(file + ": this is no report of a run: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Gives every record of a file in the file's order; holds one at a time. */
    public void each(RunFile file, Consumer<JsonNode> sink) {
        read(file, (number, line) -> {
            sink.accept(line);
            return true;
        });
    }

    /** Gives every alert revision in the file's order; holds one at a time. */
    public void eachAlert(Consumer<AlertLine> sink) {
        read(RunFile.ALERTS, (number, line) -> {
            sink.accept(alert(number, line));
            return true;
        });
    }

    /** The first wanted record of a file; reads no further. */
    public Optional<JsonNode> first(RunFile file, Predicate<JsonNode> wanted) {
        AtomicReference<JsonNode> found = new AtomicReference<>();
        read(file, (number, line) -> {
            if (wanted.test(line)) {
                found.set(line);
            }
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    /** The wanted records of a file in the file's order. */
    public List<JsonNode> lines(RunFile file, Predicate<JsonNode> wanted) {
        List<JsonNode> lines = new ArrayList<>();
        each(file, line -> {
            if (wanted.test(line)) {
                lines.add(line);
            }
        });
        return lines;
    }

    /** The trading date that a record of any of the files belongs to. */
    public static LocalDate session(JsonNode line) {
        return LocalDate.parse(line.path("session").asText());
    }

    private void read(RunFile file, Reading reading) {
        Path from = path.resolve(file.fileName());
        long number = 0;
        try (BufferedReader reader = Files.newBufferedReader(from)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!reading.goesOn(number, record(from, number, line))) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(from + " cannot be read", e);
        }
    }

    private AlertLine alert(long number, JsonNode line) {
        try {
            return new AlertLine(line);
        } catch (IllegalArgumentException e) {
            Path file = path.resolve(RunFile.ALERTS.fileName());
            throw new InputError(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode record(Path file, long number, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new InputError(file + ":" + number + ": this is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new InputError(file + ":" + number + ": this is no record");
    }

    @FunctionalInterface
    private interface Reading {
        /** Takes the record of a line, whose number counts from 1; false ends the reading. */
        boolean goesOn(long number, JsonNode line);
    }
}
