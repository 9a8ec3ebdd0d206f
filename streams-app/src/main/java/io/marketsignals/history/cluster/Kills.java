package io.marketsignals.history.cluster;

/**
 * Hard kills of the application, whose instances then run in JVMs of their own.
 *
 * @param after ticks between two kills; 0: none
 * @param count how often; the instances take turns
 */
public record Kills(long after, int count) {
    /** No kill. */
    public static final Kills NONE = new Kills(0, 0);

    public Kills {
        if (after < 0 || count < 0) {
            throw new IllegalArgumentException("kills and the ticks between them must not be negative");
        }
    }

    boolean wanted() {
        return after > 0 && count > 0;
    }
}
