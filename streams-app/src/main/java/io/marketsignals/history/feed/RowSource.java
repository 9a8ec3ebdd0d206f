package io.marketsignals.history.feed;

import java.util.Iterator;

/** The rows of one file, one by one; closed by whoever opened it. */
interface RowSource extends Iterator<Row>, AutoCloseable {
    @Override
    void close();
}
