package io.marketsignals.topology.query;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/**
 * The stores of this instance, for reading. They can be taken away at any time: opening one and every read of it throws
 * {@link InvalidStateStoreException} when it is not here, not restored yet or gone since. A read sees what the stream threads
 * have written, committed or not.
 */
public interface LocalStores {
    ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition);

    ReadOnlyWindowStore<String, byte[]> window(String store, int partition);

    /** A store that every instance holds whole. */
    ReadOnlyKeyValueStore<String, byte[]> global(String store);

    /** The stores of a client. */
    static LocalStores of(KafkaStreams streams) {
        return new LocalStores() {
            @Override
            public ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition) {
                return open(named(store, QueryableStoreTypes.<String, byte[]>keyValueStore())
                        .withPartition(partition));
            }

            @Override
            public ReadOnlyWindowStore<String, byte[]> window(String store, int partition) {
                return open(named(store, QueryableStoreTypes.<String, byte[]>windowStore())
                        .withPartition(partition));
            }

            @Override
            public ReadOnlyKeyValueStore<String, byte[]> global(String store) {
                return open(named(store, QueryableStoreTypes.<String, byte[]>keyValueStore()));
            }

            private <T> T open(StoreQueryParameters<T> store) {
                return whileRunning(() -> streams.store(store));
            }

            private static <T> StoreQueryParameters<T> named(String store, QueryableStoreType<T> type) {
                return StoreQueryParameters.fromNameAndType(store, type);
            }
        };
    }

    /** A client that is stopping or has failed says so by another exception than one whose store is away; here it is one. */
    static <T> T whileRunning(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalStateException stopped) {
            throw new InvalidStateStoreException(stopped.getMessage(), stopped);
        }
    }
}
