package io.marketsignals.history.feed;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.marketsignals.history.yaml.InputError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;

/** The good rows of one file in their order, plain or gzip, read as they are asked for; the bad ones are refused. */
final class FileRows implements RowSource {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Refusals refusals;
    private final CloseableIterator<CsvRecord> records;
    private final RowParser parser;
    private Iterator<Row> ofRecord = Collections.emptyIterator();
    private Row next;

    FileRows(Feed feed, Path file, Span span, Refusals refusals) {
        this.file = file;
        this.refusals = refusals;
        this.records = open(feed, file).iterator();
        CsvRecord first = record();
        if (first == null) {
            throw new InputError(file + ": the file is empty");
        }
        this.parser = new RowParser(feed, new FileColumns(feed, file, first.getFields()), span);
        if (!feed.layout().csv().header()) {
            ofRecord = good(first);
        }
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException(file.toString());
        }
        Row row = next;
        next = advance();
        return row;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row advance() {
        while (!ofRecord.hasNext()) {
            CsvRecord csv = record();
            if (csv == null) {
                return null;
            }
            ofRecord = good(csv);
        }
        return ofRecord.next();
    }

    private Iterator<Row> good(CsvRecord csv) {
        try {
            return parser.rows(csv, bad -> refuse(csv, bad)).iterator();
        } catch (BadRow e) {
            refuse(csv, e);
            return Collections.emptyIterator();
        } catch (InputError e) {
            throw new InputError(file + ":" + csv.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private void refuse(CsvRecord csv, BadRow bad) {
        refusals.add(file.toString(), csv.getStartingLineNumber(), bad.reason(), bad.getMessage());
    }

    private CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw new InputError(file + ": the file cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    private static CsvReader<CsvRecord> open(Feed feed, Path file) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(feed.layout().csv().delimiter())
                    .quoteCharacter(feed.layout().csv().quote())
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .detectBomHeader(true)
                    .ofCsvRecord(stream(file));
        } catch (NoSuchFileException e) {
            throw new InputError(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new InputError(file + ": the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream stream(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    }
}
