package io.marketsignals.topology;

import java.util.UUID;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the global store: every event as received, under its subject and a digest of its bytes, so that the events of a
 * subject live side by side and a repeated record changes nothing. A restart reads the topic through this processor again.
 *
 * <p>It decodes nothing: the thread that feeds global stores takes the instance down when it fails, and neither bad bytes nor
 * a silent registry may do that.
 */
final class ContextProcessor implements Processor<String, byte[], Void, Void> {
    private final ContextView view;
    private KeyValueStore<String, byte[]> store;

    ContextProcessor(ContextView view) {
        this.view = view;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(StoreNames.CONTEXT);
    }

    @Override
    public void process(Record<String, byte[]> event) {
        if (event.value() == null) {
            view.refuseEmpty(event.key());
            return;
        }
        store.put(event.key() + "/" + UUID.nameUUIDFromBytes(event.value()), event.value());
        view.changed();
    }
}
