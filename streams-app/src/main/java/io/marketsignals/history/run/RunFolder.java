package io.marketsignals.history.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.yaml.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    /** SHA-256 of a file's bytes, hexadecimal. */
    public String digest(RunFile file) {
        Path from = path.resolve(file.fileName());
        try (InputStream in = Files.newInputStream(from)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(from + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A line of a file.
     *
     * @param number counted from 1
     * @param text without the line's end
     */
    public record Line(Path file, long number, String text) {
        /** The record in it; an {@link InputError} when there is none. */
        public JsonNode record() {
            return RunFolder.record(file, number, text);
        }
    }

    /** Gives every line of a file in the file's order; who wants few records of many reads only those. */
    public void eachLine(RunFile file, Consumer<Line> sink) {
        read(file, line -> {
            sink.accept(line);
            return true;
        });
    }

    /** Gives every record of a file in the file's order; holds one at a time. */
    public void each(RunFile file, Consumer<JsonNode> sink) {
        eachLine(file, line -> sink.accept(line.record()));
    }

    /** Gives every alert revision in the file's order; holds one at a time. */
    public void eachAlert(Consumer<AlertLine> sink) {
        eachLine(RunFile.ALERTS, line -> sink.accept(alert(line.number(), line.record())));
    }

    /** The wanted alerts as first raised, in the file's order; one that was cancelled in the end never was. */
    public List<AlertLine> raised(Predicate<AlertLine> wanted) {
        Map<String, String> statuses = new HashMap<>();
        List<AlertLine> raised = new ArrayList<>();
        eachAlert(alert -> {
            statuses.put(alert.id(), alert.status());
            if (alert.status().equals("RAISED") && wanted.test(alert)) {
                raised.add(alert);
            }
        });
        raised.removeIf(alert -> statuses.get(alert.id()).equals("CANCELLED"));
        return raised;
    }

    /** The first wanted record of a file; reads no further. */
    public Optional<JsonNode> first(RunFile file, Predicate<JsonNode> wanted) {
        AtomicReference<JsonNode> found = new AtomicReference<>();
        read(file, line -> {
            JsonNode record = line.record();
            if (wanted.test(record)) {
                found.set(record);
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

    /** Until the reading wants no more. */
    private void read(RunFile file, Predicate<Line> reading) {
        Path from = path.resolve(file.fileName());
        long number = 0;
        try (BufferedReader reader = Files.newBufferedReader(from)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!reading.test(new Line(from, number, line))) {
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
}
