package io.marketsignals.topology;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Context;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context events of the global store, each decoded once and shared by every task of the instance. */
final class ContextView {
    private static final Logger LOG = LoggerFactory.getLogger(ContextView.class);

    private final AtomicLong changes = new AtomicLong();
    private final WireDecoder<ContextEvent> decoder;
    private final SignalMetrics metrics;
    /** By key in the store, which never loses one; empty: refused. */
    private final Map<String, Optional<io.marketsignals.model.ContextEvent>> events = new HashMap<>();

    private long readAt = -1;
    private Context context = Context.EMPTY;

    ContextView(SchemaRegistry registry, SignalMetrics metrics) {
        this.decoder = new WireDecoder<>(registry, ContextEvent.class);
        this.metrics = metrics;
    }

    /** Counts up whenever the store has changed. */
    long changes() {
        return changes.get();
    }

    /** To be called after a change of the store. */
    void changed() {
        changes.incrementAndGet();
    }

    /** Counts and logs a record without value, which cannot be stored. */
    void refuseEmpty(String key) {
        refuse(key, RejectionReason.NULL_VALUE, "The record has no value");
    }

    /** The events so far; one that makes no sense is left out, counted and logged, once. */
    synchronized Context read(ReadOnlyKeyValueStore<String, byte[]> store) {
        long at = changes.get();
        if (at != readAt) {
            try (KeyValueIterator<String, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<String, byte[]> event = all.next();
                    if (!events.containsKey(event.key)) {
                        events.put(event.key, decoded(event));
                    }
                }
            }
            context = Context.of(
                    events.values().stream().flatMap(Optional::stream).toList());
            readAt = at;
        }
        return context;
    }

    private Optional<io.marketsignals.model.ContextEvent> decoded(KeyValue<String, byte[]> event) {
        Decoded<ContextEvent> value = decoder.decode(event.value);
        if (value instanceof Decoded.Refused<ContextEvent> refused) {
            refuse(event.key, refused.reason(), refused.detail());
            return Optional.empty();
        }
        try {
            return Optional.of(ContextReader.event(((Decoded.Value<ContextEvent>) value).value()));
        } catch (IllegalArgumentException senseless) {
            refuse(event.key, RejectionReason.MALFORMED, senseless.getMessage());
            return Optional.empty();
        }
    }

    private void refuse(String key, RejectionReason reason, String detail) {
        metrics.contextRefused(reason.name());
        LOG.warn("Context event {} is refused: {} {}", key, reason, detail);
    }
}
