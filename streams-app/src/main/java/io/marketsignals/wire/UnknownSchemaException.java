package io.marketsignals.wire;

/** The registry answered, and has no schema with this id. Carries no stack trace: bad records may cause many. */
public final class UnknownSchemaException extends RuntimeException {
    private final int id;

    public UnknownSchemaException(int id) {
        super("The schema registry knows no schema with id " + id, null, false, false);
        this.id = id;
    }

    public int id() {
        return id;
    }
}
