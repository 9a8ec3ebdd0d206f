package io.marketsignals.history.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.yaml.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * The spreads of two runs, merged in the order of their files, a line of each in memory.
 *
 * @param first where they first differ; empty when they are equal
 */
record SpreadDiff(long equal, long onlyA, long onlyB, long changed, Optional<First> first) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where spreads first differ; the change is that of the line, or the line missing. */
    record First(String pair, String asOf, Change change) {}

    /** The order of the file of spreads. Two lines that it leaves equal are the same spread. */
    private static final Comparator<JsonNode> ORDER = Comparator.comparing(
                    (JsonNode line) -> line.path("asOf").asText())
            .thenComparing(line -> line.path("pair").asText())
            .thenComparing(line -> line.path("closing").asBoolean())
            .thenComparing(line -> line.path("revision").asInt())
            .thenComparing(line -> !line.path("windows").isEmpty());

    boolean differs() {
        return first.isPresent();
    }

    static SpreadDiff of(RunFolder first, RunFolder second) {
        try (Lines one = new Lines(first.path());
                Lines other = new Lines(second.path())) {
            return merge(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException("the spreads cannot be read", e);
        }
    }

    private static SpreadDiff merge(Lines one, Lines other) throws IOException {
        long equal = 0;
        long[] differing = new long[3]; // only A, only B, changed
        Optional<First> first = Optional.empty();
        while (one.line != null || other.line != null) {
            if (one.line != null && one.line.equals(other.line)) {
                equal++;
                one.advance();
                other.advance();
                continue;
            }
            JsonNode before = one.record();
            JsonNode after = other.record();
            int order = before == null ? 1 : after == null ? -1 : ORDER.compare(before, after);
            differing[order < 0 ? 0 : order > 0 ? 1 : 2]++;
            if (first.isEmpty()) {
                first = Optional.of(firstOf(order, before, after));
            }
            if (order <= 0) {
                one.advance();
            }
            if (order >= 0) {
                other.advance();
            }
        }
        return new SpreadDiff(equal, differing[0], differing[1], differing[2], first);
    }

    private static First firstOf(int order, JsonNode before, JsonNode after) {
        JsonNode line = order <= 0 ? before : after;
        Change change = order == 0
                ? Change.between("", before, after).orElseGet(() -> new Change("order of fields", "one", "another", ""))
                : new Change("line", order < 0 ? "there" : null, order < 0 ? null : "there", "");
        return new First(line.path("pair").asText(), line.path("asOf").asText(), change);
    }

    /** A file with its line that is next. */
    private static final class Lines implements AutoCloseable {
        private final Path file;
        private final BufferedReader reader;
        private long number;
        private String line;

        Lines(Path folder) throws IOException {
            this.file = folder.resolve(RunFile.SPREADS.fileName());
            this.reader = Files.newBufferedReader(file);
            advance();
        }

        /** To the next line; null behind the last. */
        void advance() throws IOException {
            line = reader.readLine();
            number++;
        }

        /** The line as a record; null behind the last. */
        JsonNode record() {
            if (line == null) {
                return null;
            }
            try {
                return JSON.readTree(line);
            } catch (JsonProcessingException e) {
                throw new InputError(file + ":" + number + ": this is no JSON: " + e.getOriginalMessage(), e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
