package io.marketsignals.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

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
    static <T> LiveStates<T> onHeap() {
        Map<String, Supplier<T>> states = new HashMap<>();
        return new LiveStates<>() {
            @Override
            public T get(String key) {
                Supplier<T> state = states.get(key);
                return state == null ? null : state.get();
            }

            @Override
            public void put(String key, T state) {
                states.put(key, () -> state);
            }

            @Override
            public Tracked track(String key, Supplier<T> value) {
                states.put(key, value);
                return () -> {};
            }

            @Override
            public void remove(String key) {
                states.remove(key);
            }

            @Override
            public void forEach(BiConsumer<String, T> action) {
                states.forEach((key, state) -> action.accept(key, state.get()));
            }
        };
    }
}
