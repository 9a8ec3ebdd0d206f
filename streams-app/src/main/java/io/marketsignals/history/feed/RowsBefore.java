package io.marketsignals.history.feed;

import java.util.NoSuchElementException;

/** The rows of a file in order of time that start before an instant; what follows is not read. */
final class RowsBefore implements RowSource {
    private final long end;
    private final RowSource rows;
    private Row next;

    /**
     * @param end epoch milliseconds, exclusive
     * @param rows closed with this
     */
    RowsBefore(long end, RowSource rows) {
        this.end = end;
        this.rows = rows;
        this.next = pull();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = pull();
        return row;
    }

    @Override
    public void close() {
        rows.close();
    }

    private Row pull() {
        if (!rows.hasNext()) {
            return null;
        }
        Row row = rows.next();
        return row.start() < end ? row : null;
    }
}
