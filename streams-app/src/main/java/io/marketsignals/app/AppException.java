package io.marketsignals.app;

/** Why the application did not start or did not go on; the message is a sentence for an operator. */
public final class AppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What an operator has to look at. */
    public enum Reason {
        BAD_CONFIG,
        TOPICS,
        BROKER_UNREACHABLE,
        REGISTRY_UNREACHABLE,
        STREAM_FAILED,
        /** The brokers do not grant a right that is needed. */
        FORBIDDEN,
        /** Instances are running that must not be. */
        ACTIVE
    }

    private final Reason reason;

    public AppException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public AppException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
