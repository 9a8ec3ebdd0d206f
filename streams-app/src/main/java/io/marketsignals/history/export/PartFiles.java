package io.marketsignals.history.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of one table. A market's rows come by session, so one file a market is open; a folder that comes again after another of
 * its market gets one more file.
 */
final class PartFiles implements AutoCloseable {
    private record Open(String folder, RowWriter writer) {}

    private final Path root;
    private final Table table;
    private final Format format;
    private final Partitioning partitioning;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, Integer> parts = new HashMap<>();
    private int files;

    PartFiles(Path root, Table table, Format format, Partitioning partitioning) {
        this.root = root;
        this.table = table;
        this.format = format;
        this.partitioning = partitioning;
    }

    void write(Row row) throws IOException {
        String market = partitioning == Partitioning.NONE
                ? ""
                : row.record().path("market").asText();
        String folder = partitioning.folder(row.record());
        Open current = open.get(market);
        if (current == null || !current.folder().equals(folder)) {
            if (current != null) {
                open.remove(market).writer().close();
            }
            current = new Open(folder, next(folder));
            open.put(market, current);
        }
        current.writer().write(row);
    }

    private RowWriter next(String folder) throws IOException {
        Path path = Files.createDirectories(root.resolve(folder));
        int part = parts.merge(folder, 1, Integer::sum) - 1;
        files++;
        return format.open(path.resolve("part-" + part + "." + format.id()), table, partitioning.columns());
    }

    /** Files so far. */
    int files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        for (Open one : open.values()) {
            one.writer().close();
        }
    }
}
