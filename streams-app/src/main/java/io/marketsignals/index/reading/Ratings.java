package io.marketsignals.index.reading;

/** Rating changes of an index's members in a session. */
public record Ratings(int upgrades, int downgrades) {
    public static final Ratings NONE = new Ratings(0, 0);
}
