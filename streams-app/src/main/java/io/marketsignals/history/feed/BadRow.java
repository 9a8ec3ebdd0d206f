package io.marketsignals.history.feed;

import java.io.Serial;

/** A row that cannot be used; caught where rows are read. Without a stack trace, as there may be millions. */
final class BadRow extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Refusal reason;

    BadRow(Refusal reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }
}
