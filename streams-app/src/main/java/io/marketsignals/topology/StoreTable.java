package io.marketsignals.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Every store with the reason for its kind. All but the global ones are logged. What is written back or cached is flushed
 * by the runtime before each commit: exact under exactly-once.
 */
final class StoreTable {
    /** Length of a queryable window. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    private StoreTable() {}

    /** In memory and not logged: its source topic is compacted and read whole at each start. */
    static StoreBuilder<KeyValueStore<String, byte[]>> reference() {
        return keyValue(Stores.inMemoryKeyValueStore(StoreNames.REFERENCE)).withLoggingDisabled();
    }

    /** In memory and not logged: its source topic keeps everything and is read whole at each start. */
    static StoreBuilder<KeyValueStore<String, byte[]>> context() {
        return keyValue(Stores.inMemoryKeyValueStore(StoreNames.CONTEXT)).withLoggingDisabled();
    }

    /**
     * In memory what every tick touches, 125 bytes a symbol and 16 symbols to a record, and what each 5-minute window does, 21 bytes; on disk what a
     * symbol's first price of a session touches: it reads 6 kB and writes at most 0.5 kB, and 6 kB once in 22 sessions.
     */
    static Set<StoreBuilder<?>> priceStage() {
        return Set.of(
                writtenBack(Stores.inMemoryKeyValueStore(StoreNames.SYMBOLS)),
                writtenBack(Stores.inMemoryKeyValueStore(StoreNames.MOVING_AVERAGES)),
                cached(Stores.persistentKeyValueStore(StoreNames.DAILY_HISTORIES)),
                writtenBack(Stores.inMemoryKeyValueStore(StoreNames.PRICE_PARTITIONS)));
    }

    /** In memory: one state an index. */
    static Set<StoreBuilder<?>> levelStage() {
        return Set.of(writtenBack(Stores.inMemoryKeyValueStore(StoreNames.LEVEL_PARTITIONS)));
    }

    /** On disk what waits for slow sources, since it can grow; in memory the rest, a few states an index. */
    static Set<StoreBuilder<?>> marketStage(Duration retention) {
        return Set.of(
                writtenBack(Stores.inMemoryKeyValueStore(StoreNames.MARKETS)),
                writtenBack(Stores.persistentKeyValueStore(StoreNames.WAITING)),
                window(StoreNames.INDEX_RETURNS, retention),
                window(StoreNames.BREADTH, retention),
                window(StoreNames.SPREADS, retention));
    }

    /** In memory: a mark a market, a watch a lead-lag, and the few sessions by which one market is ahead of another. */
    static Set<StoreBuilder<?>> crossMarketStage() {
        return Set.of(
                writtenBack(Stores.inMemoryKeyValueStore(StoreNames.CROSS_MARKET)),
                writtenBack(Stores.inMemoryKeyValueStore(StoreNames.CROSS_MARKET_WAITING)));
    }

    private static StoreBuilder<WriteBackStore> writtenBack(KeyValueBytesStoreSupplier supplier) {
        return WriteBackStore.inFrontOf(keyValue(supplier).withLoggingEnabled(Map.of()));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> cached(KeyValueBytesStoreSupplier supplier) {
        return keyValue(supplier).withLoggingEnabled(Map.of()).withCachingEnabled();
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> keyValue(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray());
    }

    /**
     * In memory: one value an index or pair and minute; event time moves the retention on. The changelog's records are
     * stamped by the broker: it deletes by age, and what a replay writes would be old at once.
     */
    private static StoreBuilder<WindowStore<String, byte[]>> window(String name, Duration retention) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(name, retention, WINDOW, false), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of("message.timestamp.type", "LogAppendTime"))
                .withCachingEnabled();
    }
}
