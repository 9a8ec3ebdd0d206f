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
    private final String prefix;
    private final Codec<T> codec;

    /** The states whose store key starts with the prefix. */
    ReadStates(KeyValueStore<String, byte[]> store, String prefix, Codec<T> codec) {
        this.store = store;
        this.prefix = prefix;
        this.codec = codec;
    }

    @Override
    public T get(String key) {
        byte[] bytes = store.get(prefix + key);
        return bytes == null ? null : codec.decode(bytes);
    }

    @Override
    public void put(String key, T state) {
        store.put(prefix + key, codec.encode(state));
    }

    @Override
    public void remove(String key) {
        store.delete(prefix + key);
    }

    @Override
    public void forEach(BiConsumer<String, T> action) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (entry.key.startsWith(prefix)) {
                    action.accept(entry.key.substring(prefix.length()), codec.decode(entry.value));
                }
            }
        }
    }
}
