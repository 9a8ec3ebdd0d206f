package io.marketsignals.signal;

/** Which way a signal points. */
public enum Direction {
    UP,
    DOWN;

    /** +1 or -1. */
    int sign() {
        return this == UP ? 1 : -1;
    }

    Direction opposite() {
        return this == UP ? DOWN : UP;
    }
}
