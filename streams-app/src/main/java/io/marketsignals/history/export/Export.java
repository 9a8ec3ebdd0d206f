package io.marketsignals.history.export;

import io.marketsignals.history.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Writes tables of a run; the same run gives the same bytes. */
public final class Export {
    private static final long ROWS_BETWEEN_NEWS = 200_000;

    private final RunFolder run;
    private final Wish wish;
    private final ObjLongConsumer<Table> progress;

    /**
     * What to write and where.
     *
     * @param out folder that gets a folder for each table
     * @param force whether tables that are there are replaced
     */
    public record Wish(List<Table> tables, Format format, Partitioning partitioning, Path out, boolean force) {
        public Wish {
            tables = tables.stream().distinct().toList();
        }
    }

    /** What became of a table. */
    public record Written(Table table, long rows, int files) {}

    /** @param progress told a table and its rows so far, now and then */
    public Export(RunFolder run, Wish wish, ObjLongConsumer<Table> progress) {
        this.run = run;
        this.wish = wish;
        this.progress = progress;
    }

    /** Writes the tables, each whole or not at all; an InputError before the first when one must not be replaced. */
    public List<Written> write() throws IOException {
        for (Table table : wish.tables()) {
            new TableFolder(wish.out(), table).check(wish.force());
        }
        List<Written> written = new ArrayList<>();
        for (Table table : wish.tables()) {
            TableFolder folder = new TableFolder(wish.out(), table);
            try {
                written.add(write(table, folder.begin()));
                folder.finish();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                folder.giveUp();
            }
        }
        return written;
    }

    private Written write(Table table, Path folder) throws IOException {
        long[] rows = {0};
        try (PartFiles files = new PartFiles(folder, table, wish.format(), wish.partitioning())) {
            run.eachLine(
                    table.file(),
                    line -> table.rows(line, row -> {
                        write(files, row);
                        rows[0]++;
                        if (rows[0] % ROWS_BETWEEN_NEWS == 0) {
                            progress.accept(table, rows[0]);
                        }
                    }));
            return new Written(table, rows[0], files.files());
        }
    }

    private static void write(PartFiles files, Row row) {
        try {
            files.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
