package io.marketsignals.history.export;

import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a table goes. Rows gather beside it and take its name when they are all there, so half a table is never seen. */
final class TableFolder {
    private static final Pattern PART = Pattern.compile("part-\\d+\\.(ndjson|csv|parquet)");

    private final Path finished;
    private final Path unfinished;

    TableFolder(Path out, Table table) {
        this.finished = out.resolve(table.id());
        this.unfinished = out.resolve("." + table.id() + ".unfinished");
    }

    /** An {@link InputError} where something stands that must not be replaced. */
    void check(boolean force) throws IOException {
        if (Files.notExists(finished)) {
            return;
        }
        if (!force) {
            throw new InputError(finished + " is there already; --force replaces it.");
        }
        for (Path file : filesOf(finished)) {
            if (!PART.matcher(file.getFileName().toString()).matches()) {
                throw new InputError(finished + " is not replaced: " + file + " was not made by an export.");
            }
        }
    }

    /** The folder to write to, empty. */
    Path begin() throws IOException {
        remove(unfinished);
        return Files.createDirectories(unfinished);
    }

    void finish() throws IOException {
        remove(finished);
        Files.move(unfinished, finished);
    }

    void giveUp() throws IOException {
        remove(unfinished);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file)).toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
