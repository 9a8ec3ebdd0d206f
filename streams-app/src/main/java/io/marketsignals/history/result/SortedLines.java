package io.marketsignals.history.result;

import io.marketsignals.wire.JsonLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;

/** Records gathered in memory and written in a canonical order; for topics of modest size. */
final class SortedLines<T extends IndexedRecord> {
    private final Comparator<T> order;
    private final List<T> records = new ArrayList<>();

    /** @param order what it leaves equal is ordered by the lines themselves */
    SortedLines(Comparator<T> order) {
        this.order = order.thenComparing(JsonLine::of);
    }

    void add(T record) {
        records.add(record);
    }

    ResultFile write(Path file) throws IOException {
        records.sort(order);
        try (DigestedFile out = new DigestedFile(file)) {
            for (T record : records) {
                out.write(JsonLine.of(record));
            }
            return out.finish();
        }
    }
}
