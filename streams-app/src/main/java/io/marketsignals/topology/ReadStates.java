package io.marketsignals.topology;

import io.marketsignals.ingest.States;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * States in a logged store that are read and decoded whenever asked for, with nothing on the heap: for states that are
 * large and seldom needed.
 */
final class ReadStates<T> implements States<T> {
    private final KeyValueStore<String, byte[]> store;
    private final Codec<T> codec;

    ReadStates(KeyValueStore<String, byte[]> store, Codec<T> codec) {
        this.store = store;
        this.codec = codec;
    }

    @Override
    public T get(String key) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : codec.decode(bytes);
    }

    @Override
    public void put(String key, T state) {
        store.put(key, codec.encode(state));
    }

    @Override
    public void remove(String key) {
        store.delete(key);
    }

    @Override
    public void forEach(BiConsumer<String, T> action) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                action.accept(entry.key, codec.decode(entry.value));
            }
        }
    }
}
