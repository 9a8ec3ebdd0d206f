package io.marketsignals.topology;

import io.marketsignals.model.Reference;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final Set<String> reportedLate = new HashSet<>();
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
            reportLate(decoded.latePublications());
            decodedAt = at;
        }
        return decoded;
    }

    /** Each once: what was published too late holds from the next session, live and in a replay alike. */
    private void reportLate(List<String> late) {
        for (String entry : late) {
            if (reportedLate.add(entry)) {
                LOG.warn("Reference {} was published after its session's open; it holds from the next one", entry);
            }
        }
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
