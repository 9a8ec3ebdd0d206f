package io.marketsignals.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** A named way out of a stage: passes its records on. */
final class Forward extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    @Override
    public void process(Record<byte[], byte[]> output) {
        context().forward(output);
    }
}
