package io.marketsignals.query;

import java.util.Collection;

/** Somebody asked for an index that no reference data names; the message is a sentence for the asker. */
public final class UnknownIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownIndexException(String index, Collection<String> known) {
        super("There is no index '" + index + "'; "
                + (known.isEmpty() ? "none is known yet." : "known are " + String.join(", ", known) + "."));
    }
}
