package io.marketsignals.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the global store: one entry per key, as received; a record without value removes its entry. */
final class ReferenceProcessor implements Processor<String, byte[], Void, Void> {
    private final ReferenceView view;
    private KeyValueStore<String, byte[]> store;

    ReferenceProcessor(ReferenceView view) {
        this.view = view;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(StoreNames.REFERENCE);
    }

    @Override
    public void process(Record<String, byte[]> entry) {
        if (entry.key() == null) {
            return;
        }
        if (entry.value() == null) {
            store.delete(entry.key());
        } else {
            store.put(entry.key(), entry.value());
        }
        view.changed();
    }
}
