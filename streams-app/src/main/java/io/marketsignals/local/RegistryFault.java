package io.marketsignals.local;

/** A question to the registry that it answers with an error: Confluent's code and a message. */
final class RegistryFault extends RuntimeException {
    private final int code;

    RegistryFault(int code, String message) {
        super(message);
        this.code = code;
    }

    RegistryFault(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    int code() {
        return code;
    }

    /** HTTP's three digits, which the code starts with. */
    int status() {
        return code >= 10_000 ? code / 100 : code;
    }
}
