package io.marketsignals.history.result;

import io.marketsignals.schema.Spread;
import io.marketsignals.wire.JsonLine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Spreads on their way into canonical order, of which there may be millions: one file a pair, in memory one session a pair.
 * A pair's sessions must come one after the other, as its market emits them.
 */
final class SpreadSpool implements AutoCloseable {
    /** By time, then bucket before window before closing value, then by the line itself. */
    private static final Comparator<Spread> WITHIN_PAIR = Comparator.comparing(Spread::getAsOf)
            .thenComparing(Spread::getClosing)
            .thenComparing(Spread::getRevision)
            .thenComparing(spread -> !spread.getWindows().isEmpty())
            .thenComparing(JsonLine::of);

    private final Path folder;
    private final Map<String, PairFile> pairs = new TreeMap<>();

    /** @param folder for temporary files; must exist */
    SpreadSpool(Path folder) {
        this.folder = folder;
    }

    void add(Spread spread) throws IOException {
        PairFile pair = pairs.get(spread.getPair());
        if (pair == null) {
            pair = new PairFile(folder.resolve("spreads-" + pairs.size() + ".tmp"));
            pairs.put(spread.getPair(), pair);
        }
        pair.add(spread);
    }

    /** Merges the pairs by time, then pair. */
    ResultFile write(Path file) throws IOException {
        PriorityQueue<PairReader> readers = new PriorityQueue<>(
                Comparator.comparingLong((PairReader reader) -> reader.asOf).thenComparingInt(reader -> reader.order));
        List<PairReader> opened = new ArrayList<>();
        try (DigestedFile out = new DigestedFile(file)) {
            for (PairFile pair : pairs.values()) {
                pair.finish();
                PairReader reader = new PairReader(pair.file, opened.size());
                opened.add(reader);
                if (reader.advance()) {
                    readers.add(reader);
                }
            }
            while (!readers.isEmpty()) {
                PairReader first = readers.remove();
                out.write(first.line.orElseThrow());
                if (first.advance()) {
                    readers.add(first);
                }
            }
            return out.finish();
        } finally {
            for (PairReader reader : opened) {
                reader.in.close();
            }
        }
    }

    /** Removes the temporary files. */
    @Override
    public void close() throws IOException {
        for (PairFile pair : pairs.values()) {
            pair.out.close();
            Files.deleteIfExists(pair.file);
        }
    }

    private static final class PairFile {
        private final Path file;
        private final DataOutputStream out;
        private final List<Spread> session = new ArrayList<>();
        private LocalDate date = LocalDate.MIN;

        PairFile(Path file) throws IOException {
            this.file = file;
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        }

        void add(Spread spread) throws IOException {
            if (!spread.getSession().equals(date)) {
                writeSession();
                date = spread.getSession();
            }
            session.add(spread);
        }

        void finish() throws IOException {
            writeSession();
            out.close();
        }

        private void writeSession() throws IOException {
            session.sort(WITHIN_PAIR);
            for (Spread spread : session) {
                byte[] line = JsonLine.of(spread).getBytes(StandardCharsets.UTF_8);
                out.writeLong(spread.getAsOf().toEpochMilli());
                out.writeInt(line.length);
                out.write(line);
            }
            session.clear();
        }
    }

    private static final class PairReader {
        private final DataInputStream in;
        private final int order;
        private long asOf;
        private Optional<String> line = Optional.empty();

        PairReader(Path file, int order) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            this.order = order;
        }

        boolean advance() throws IOException {
            if (in.available() <= 0) {
                line = Optional.empty();
                return false;
            }
            asOf = in.readLong();
            line = Optional.of(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            return true;
        }
    }
}
