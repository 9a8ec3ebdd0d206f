package io.marketsignals.history.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.nio.file.Path;

/** RFC 4180 with a header; null is an empty field, an empty text a quoted one. */
final class CsvFile implements RowWriter {
    private final CsvColumns columns;
    private final CsvWriter out;

    CsvFile(Path file, CsvColumns columns) throws IOException {
        this.columns = columns;
        this.out = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(file);
        out.writeRecord(columns.names());
    }

    @Override
    public void write(Row row) {
        out.writeRecord(columns.values(row.record()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
