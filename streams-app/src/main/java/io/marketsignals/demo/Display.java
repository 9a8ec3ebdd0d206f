package io.marketsignals.demo;

import io.marketsignals.schema.Alert;

/** Where the demo shows how it goes. */
interface Display extends AutoCloseable {
    /** Called several times a second. */
    void show(BoardState state, Progress progress);

    /** Called with each revision of an alert, once, as it comes. */
    void alert(Alert revision, Progress progress);

    @Override
    void close();
}
