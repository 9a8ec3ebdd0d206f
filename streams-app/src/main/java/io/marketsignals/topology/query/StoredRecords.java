package io.marketsignals.topology.query;

import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads the records of window stores; for many threads, one at a time. */
final class StoredRecords<T extends SpecificRecord> {
    private final WireDecoder<T> decoder;

    StoredRecords(SchemaRegistry registry, Class<T> type) {
        decoder = new WireDecoder<>(registry, type);
    }

    /** The newest record of each minute that starts in the span, by the minute's start; empty for an unknown key. */
    synchronized NavigableMap<Instant, T> minutes(ReadOnlyWindowStore<String, byte[]> store, String key, Span span) {
        NavigableMap<Instant, T> minutes = new TreeMap<>();
        if (span.isEmpty()) {
            return minutes;
        }
        try (WindowStoreIterator<byte[]> stored = store.fetch(key, span.first(), span.last())) {
            while (stored.hasNext()) {
                KeyValue<Long, byte[]> minute = stored.next();
                minutes.put(Instant.ofEpochMilli(minute.key), decode(key, minute.value));
            }
        }
        return minutes;
    }

    private T decode(String key, byte[] bytes) {
        Decoded<T> decoded = decoder.decode(bytes);
        if (decoded instanceof Decoded.Value<T> read) {
            return read.value();
        }
        throw new IllegalStateException("what is stored of " + key + " cannot be read: " + decoded);
    }
}
