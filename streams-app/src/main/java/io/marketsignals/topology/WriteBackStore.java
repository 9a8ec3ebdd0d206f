package io.marketsignals.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A logged store whose processor keeps live objects and writes what has changed just before each commit, whatever the
 * guarantee: the runtime flushes the caches of all stores first, then waits for the changelogs, then commits the offsets
 * with them. Only {@code flushCache} is called so; {@code flush} and {@code commit} are too late or never come.
 *
 * <p>Queries see what was last committed.
 */
final class WriteBackStore extends WrappedStateStore<KeyValueStore<String, byte[]>, String, byte[]>
        implements KeyValueStore<String, byte[]> {
    private final List<Runnable> writers = new ArrayList<>();
    private ThreadCommits commits;

    private WriteBackStore(KeyValueStore<String, byte[]> logged) {
        super(logged);
    }

    /** Puts this in front of a store, which should not be cached itself. */
    static StoreBuilder<WriteBackStore> inFrontOf(StoreBuilder<KeyValueStore<String, byte[]>> logged) {
        return new Builder(logged);
    }

    /** The store behind what a processor's context hands out. */
    static WriteBackStore behind(StateStore handed) {
        StateStore store = handed;
        while (!(store instanceof WriteBackStore) && store instanceof WrappedStateStore<?, ?, ?> wrapper) {
            store = wrapper.wrapped();
        }
        return (WriteBackStore) store;
    }

    /** Has a writer put what has changed before each commit, until the store is opened anew; in the task's stream thread. */
    void beforeCommit(Runnable writer) {
        writers.add(writer);
        commits = ThreadCommits.ofThread();
        commits.join(this, this::write);
    }

    /** A task that is revived opens its stores again: the writers of before belong to objects that are gone. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        forgetWriters();
        super.init(context, root);
    }

    @Override
    public void flushCache() {
        if (commits != null) {
            commits.prepare();
        }
        super.flushCache();
    }

    @Override
    public void clearCache() {
        forgetWriters();
        super.clearCache();
    }

    @Override
    public void close() {
        forgetWriters();
        super.close();
    }

    private void write() {
        writers.forEach(Runnable::run);
    }

    private void forgetWriters() {
        writers.clear();
        if (commits != null) {
            commits.leave(this);
            commits = null;
        }
    }

    @Override
    public void put(String key, byte[] value) {
        wrapped().put(key, value);
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] value) {
        return wrapped().putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        wrapped().putAll(entries);
    }

    @Override
    public byte[] delete(String key) {
        return wrapped().delete(key);
    }

    @Override
    public byte[] get(String key) {
        return wrapped().get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        return wrapped().range(from, to);
    }

    @Override
    public KeyValueIterator<String, byte[]> reverseRange(String from, String to) {
        return wrapped().reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return wrapped().all();
    }

    @Override
    public KeyValueIterator<String, byte[]> reverseAll() {
        return wrapped().reverseAll();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(P prefix, S serializer) {
        return wrapped().prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    /** Logged and named as the store behind. */
    private record Builder(StoreBuilder<KeyValueStore<String, byte[]>> logged) implements StoreBuilder<WriteBackStore> {
        @Override
        public StoreBuilder<WriteBackStore> withCachingEnabled() {
            return new Builder(logged.withCachingEnabled());
        }

        @Override
        public StoreBuilder<WriteBackStore> withCachingDisabled() {
            return new Builder(logged.withCachingDisabled());
        }

        @Override
        public StoreBuilder<WriteBackStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(logged.withLoggingEnabled(config));
        }

        @Override
        public StoreBuilder<WriteBackStore> withLoggingDisabled() {
            return new Builder(logged.withLoggingDisabled());
        }

        @Override
        public WriteBackStore build() {
            return new WriteBackStore(logged.build());
        }

        @Override
        public Map<String, String> logConfig() {
            return logged.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return logged.loggingEnabled();
        }

        @Override
        public String name() {
            return logged.name();
        }
    }
}
