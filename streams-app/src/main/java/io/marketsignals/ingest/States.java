package io.marketsignals.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The states of one source partition by symbol or index. */
public interface States<T> {
    /** The state of a key; null for a new one. */
    T get(String key);

    void put(String key, T state);

    void remove(String key);

    /** Visits every state; the action must not put or remove. */
    void forEach(BiConsumer<String, T> action);

    /** Opens the states of one kind. */
    interface Opening {
        <T> States<T> open(String kind, Class<T> type);
    }

    /** States on the heap, for the pure core without a store. */
    static <T> States<T> onHeap() {
        Map<String, T> states = new HashMap<>();
        return new States<>() {
            @Override
            public T get(String key) {
                return states.get(key);
            }

            @Override
            public void put(String key, T state) {
                states.put(key, state);
            }

            @Override
            public void remove(String key) {
                states.remove(key);
            }

            @Override
            public void forEach(BiConsumer<String, T> action) {
                states.forEach(action);
            }
        };
    }
}
