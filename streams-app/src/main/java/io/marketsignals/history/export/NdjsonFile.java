package io.marketsignals.history.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines as the run has them, byte for byte. */
final class NdjsonFile implements RowWriter {
    private final BufferedWriter out;

    NdjsonFile(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file);
    }

    @Override
    public void write(Row row) throws IOException {
        out.write(row.text());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
