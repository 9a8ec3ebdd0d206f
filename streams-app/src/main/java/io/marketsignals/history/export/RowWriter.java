package io.marketsignals.history.export;

import java.io.IOException;

/** A file of rows under construction; it is whole when it is closed. */
interface RowWriter extends AutoCloseable {
    void write(Row row) throws IOException;

    @Override
    void close() throws IOException;
}
