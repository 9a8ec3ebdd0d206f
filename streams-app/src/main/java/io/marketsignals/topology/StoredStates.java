package io.marketsignals.topology;

import io.marketsignals.ingest.LiveStates;
import io.marketsignals.ingest.States;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * States in a logged store, as live objects: reads never decode, and what has changed is encoded and written once a commit,
 * however often it changed. A processor that is closed loses the objects with it.
 */
final class StoredStates<T> implements LiveStates<T> {
    private final KeyValueStore<String, byte[]> store;
    private final String prefix;
    private final Codec<T> codec;
    private final Map<String, Entry> live = new HashMap<>();
    private final List<Entry> changed = new ArrayList<>();

    /** Kinds of records that share a store, each under a prefix of its own. */
    record Kinds(WriteBackStore store) implements States.Opening {
        @Override
        public <T> States<T> open(String kind, Class<T> type) {
            return new StoredStates<>(store, kind + "/", new SmileCodec<>(type));
        }
    }

    /** The live object of a key; null once removed. */
    private final class Entry implements Tracked {
        private final String key;
        private Supplier<T> value;
        private boolean listed;

        Entry(String key, Supplier<T> value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public void changed() {
            if (!listed) {
                listed = true;
                changed.add(this);
            }
        }
    }

    /** Reads all states whose store key starts with the prefix. */
    StoredStates(WriteBackStore store, String prefix, Codec<T> codec) {
        this.store = store;
        this.prefix = prefix;
        this.codec = codec;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (entry.key.startsWith(prefix)) {
                    T state = codec.decode(entry.value);
                    track(entry.key.substring(prefix.length()), () -> state);
                }
            }
        }
        store.beforeCommit(this::writeBack);
    }

    @Override
    public T get(String key) {
        Entry entry = live.get(key);
        return entry == null ? null : entry.value.get();
    }

    @Override
    public void put(String key, T state) {
        Entry entry = live.computeIfAbsent(key, k -> new Entry(k, null));
        entry.value = () -> state;
        entry.changed();
    }

    @Override
    public Tracked track(String key, Supplier<T> value) {
        Entry entry = live.computeIfAbsent(key, k -> new Entry(k, null));
        entry.value = value;
        return entry;
    }

    @Override
    public void remove(String key) {
        Entry entry = live.remove(key);
        if (entry != null) {
            entry.value = null;
            entry.changed();
        }
    }

    @Override
    public void forEach(BiConsumer<String, T> action) {
        live.forEach((key, entry) -> action.accept(key, entry.value.get()));
    }

    /** A key that was removed and put again stands twice, in that order. */
    private void writeBack() {
        for (Entry entry : changed) {
            String key = prefix.isEmpty() ? entry.key : prefix + entry.key;
            if (entry.value == null) {
                store.delete(key);
            } else {
                store.put(key, codec.encode(entry.value.get()));
            }
            entry.listed = false;
        }
        changed.clear();
    }
}
