package io.marketsignals.core;

import io.marketsignals.ingest.States;
import java.util.HashMap;
import java.util.Map;

/** States of every kind on the heap, kept over restarts. */
public final class HeapStates implements States.Opening {
    private final Map<String, States<?>> kinds = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked") // a kind is always opened with the same type
    public <T> States<T> open(String kind, Class<T> type) {
        return (States<T>) kinds.computeIfAbsent(kind, k -> States.onHeap());
    }
}
