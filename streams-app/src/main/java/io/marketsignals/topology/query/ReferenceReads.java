package io.marketsignals.topology.query;

import io.marketsignals.model.Reference;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topology.ReferenceReader;
import io.marketsignals.topology.StoreNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The reference data, which every instance holds whole; for many threads. Decoded again only when an entry has changed: else
 * a question costs one look at each entry.
 */
public final class ReferenceReads {
    private final LocalStores stores;
    private final WireDecoder<ReferenceEntry> decoder;
    private Map<String, byte[]> decodedFrom = Map.of();
    private Reference decoded = Reference.EMPTY;

    /** Reads the global store of reference entries, whose schemas the registry knows. */
    public ReferenceReads(LocalStores stores, SchemaRegistry registry) {
        this.stores = stores;
        decoder = new WireDecoder<>(registry, ReferenceEntry.class);
    }

    /** The reference data in force; entries that make no sense are left out, as in the topology, which logs them. */
    public synchronized Reference read() {
        Map<String, byte[]> entries = entries();
        if (changed(entries)) {
            ReferenceReader reader = new ReferenceReader();
            entries.values().forEach(entry -> add(reader, entry));
            decoded = reader.reference();
            decodedFrom = entries;
        }
        return decoded;
    }

    private Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all =
                stores.global(StoreNames.REFERENCE).all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                entries.put(entry.key, entry.value);
            }
        }
        return entries;
    }

    /** The store keeps an entry's array until another takes its place, so that the same array is the same entry. */
    private boolean changed(Map<String, byte[]> entries) {
        return entries.size() != decodedFrom.size()
                || entries.entrySet().stream().anyMatch(entry -> decodedFrom.get(entry.getKey()) != entry.getValue());
    }

    private void add(ReferenceReader reader, byte[] entry) {
        if (decoder.decode(entry) instanceof Decoded.Value<ReferenceEntry> read) {
            try {
                reader.add(read.value());
            } catch (IllegalArgumentException senseless) {
                return; // the topology has logged it
            }
        }
    }
}
