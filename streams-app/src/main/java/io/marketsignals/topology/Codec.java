package io.marketsignals.topology;

/** Turns a state into bytes of a store and back; for one thread. */
public interface Codec<T> {
    byte[] encode(T state);

    T decode(byte[] bytes);
}
