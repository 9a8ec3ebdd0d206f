package io.marketsignals.topology;

import io.marketsignals.ingest.States;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * States in a logged store, with live objects in front of it: reads never decode, every put is written through at once,
 * so that the runtime's own flush before a commit carries it. A processor that is closed loses the objects with it.
 */
final class StoredStates<T> implements States<T> {
    private final KeyValueStore<String, byte[]> store;
    private final String prefix;
    private final Codec<T> codec;
    private final Map<String, T> live = new HashMap<>();

    /** Kinds of records that share a store, each under a prefix of its own. */
    record Kinds(KeyValueStore<String, byte[]> store) implements States.Opening {
        @Override
        public <T> States<T> open(String kind, Class<T> type) {
            return new StoredStates<>(store, kind + "/", new SmileCodec<>(type));
        }
    }

    /** Reads all states whose store key starts with the prefix. */
    StoredStates(KeyValueStore<String, byte[]> store, String prefix, Codec<T> codec) {
        this.store = store;
        this.prefix = prefix;
        this.codec = codec;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (entry.key.startsWith(prefix)) {
                    live.put(entry.key.substring(prefix.length()), codec.decode(entry.value));
                }
            }
        }
    }

    @Override
    public T get(String key) {
        return live.get(key);
    }

    @Override
    public void put(String key, T state) {
        live.put(key, state);
        store.put(prefix.isEmpty() ? key : prefix + key, codec.encode(state));
    }

    @Override
    public void remove(String key) {
        if (live.remove(key) != null) {
            store.delete(prefix + key);
        }
    }

    @Override
    public void forEach(BiConsumer<String, T> action) {
        live.forEach(action);
    }
}
