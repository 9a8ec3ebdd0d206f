package io.marketsignals.topology;

import io.marketsignals.model.Reference;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data of the global store, decoded once per change and shared by every task of the instance. */
final class ReferenceView {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceView.class);

    private final AtomicLong changes = new AtomicLong();
    private final WireDecoder<ReferenceEntry> decoder;
    private long decodedAt = -1;
    private Reference decoded = Reference.EMPTY;

    ReferenceView(SchemaRegistry registry) {
        decoder = new WireDecoder<>(registry, ReferenceEntry.class);
    }

    /** Counts up whenever the store has changed. */
    long changes() {
        return changes.get();
    }

    /** To be called after a change of the store. */
    void changed() {
        changes.incrementAndGet();
    }

    /** The reference data in force; an entry that makes no sense is left out and logged. */
    synchronized Reference read(ReadOnlyKeyValueStore<String, byte[]> store) {
        long at = changes.get();
        if (at != decodedAt) {
            ReferenceReader reader = new ReferenceReader();
            try (KeyValueIterator<String, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    add(reader, all.next());
                }
            }
            decoded = reader.reference();
            decodedAt = at;
        }
        return decoded;
    }

    private void add(ReferenceReader reader, KeyValue<String, byte[]> entry) {
        Decoded<ReferenceEntry> value = decoder.decode(entry.value);
        if (value instanceof Decoded.Refused<ReferenceEntry> refused) {
            LOG.warn("Reference entry {} is refused: {} {}", entry.key, refused.reason(), refused.detail());
        } else if (value instanceof Decoded.Value<ReferenceEntry> read) {
            try {
                reader.add(read.value());
            } catch (IllegalArgumentException senseless) {
                LOG.warn("{}", senseless.getMessage());
            }
        }
    }
}
