package io.marketsignals.wire;

/** The registry answered that a schema may not be used under a subject; the message says what to do about it. */
public final class SchemaRefusedException extends RuntimeException {

    public SchemaRefusedException(String message) {
        super(message);
    }
}
