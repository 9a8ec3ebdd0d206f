package io.marketsignals.history.feed;

import io.marketsignals.history.yaml.InputError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a first reading of a file tells.
 *
 * @param order the file's number in the order given
 * @param sorted whether its rows are in order of time
 * @param rows its good rows in the span, duplicates among them
 * @param refused its other rows; those whose time can be read count in the span only
 * @param lastTime latest time that one of its rows speaks of, epoch milliseconds UTC; Long.MIN_VALUE without rows
 * @param firstTimes start of the first row of each symbol or index, epoch milliseconds UTC
 */
record ScannedFile(
        Feed feed,
        Path path,
        int order,
        Span span,
        boolean sorted,
        long rows,
        long refused,
        long lastTime,
        Map<String, Long> firstTimes) {

    static ScannedFile scan(Feed feed, Path path, int order, Span span) {
        boolean sorted = true;
        long count = 0;
        long last = Long.MIN_VALUE;
        long lastTime = Long.MIN_VALUE;
        Map<String, Long> firstTimes = new HashMap<>();
        Refusals refusals = new Refusals();
        try (FileRows rows = new FileRows(feed, path, span, refusals)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                sorted &= last <= row.start();
                last = row.start();
                lastTime = Math.max(lastTime, row.bar() ? row.end() - 1 : row.end());
                count++;
                firstTimes.merge(row.symbol(), row.start(), Math::min);
            }
        }
        if (count == 0 && refusals.total() == 0 && span.equals(Span.ALL)) {
            throw new InputError(path + ": the file has no rows");
        }
        return new ScannedFile(feed, path, order, span, sorted, count, refusals.total(), lastTime, firstTimes);
    }

    /** Reads the file again, as ticks; it is held in memory only where it has to be sorted. */
    FileTicks ticks(Refusals refusals) {
        return ticks(Span.ALL, refusals);
    }

    /** The ticks of the rows that start in a part of the span. */
    FileTicks ticks(Span part, Refusals refusals) {
        RowSource rows = rows(part, refusals);
        return new FileTicks(this, sorted ? rows : new SortedRows(path.toString(), rows), refusals);
    }

    /** The rows that start in a part of the span, in the file's order; a file in order of time is read no further. */
    RowSource rows(Span part, Refusals refusals) {
        Span wanted = span.within(part);
        if (!sorted || wanted.to() == span.to()) {
            return new FileRows(feed, path, wanted, refusals);
        }
        return new RowsBefore(wanted.to(), new FileRows(feed, path, new Span(wanted.from(), span.to()), refusals));
    }
}
