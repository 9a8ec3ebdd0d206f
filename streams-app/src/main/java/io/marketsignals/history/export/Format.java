package io.marketsignals.history.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What a file of rows looks like. */
public enum Format {
    /** The run's own lines. */
    NDJSON,
    /** RFC 4180 with a header. */
    CSV,
    /** Apache Parquet, compressed with Zstandard. */
    PARQUET;

    /** Its name in options and file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param leftOut columns that the folder's name carries */
    RowWriter open(Path file, Table table, Set<String> leftOut) throws IOException {
        return switch (this) {
            case NDJSON -> new NdjsonFile(file);
            case CSV -> new CsvFile(file, CsvColumns.of(table.schema(), leftOut));
            case PARQUET -> new ParquetFile(file, ParquetColumns.of(table.schema(), leftOut));
        };
    }
}
