package io.marketsignals.index.breadth;

/** Which way a move goes that rests on many; NONE where it does not. */
public enum BroadMove {
    NONE,
    UP,
    DOWN
}
