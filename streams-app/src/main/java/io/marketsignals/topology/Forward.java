package io.marketsignals.topology;

import io.marketsignals.topics.RunName;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** A named way out of a stage: passes its records on, those of a replay with its name in a header. */
final class Forward extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final RunName run;
    private final byte[] name;

    Forward(RunName run) {
        this.run = run;
        this.name = run.name().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void process(Record<byte[], byte[]> output) {
        context().forward(run.given() ? marked(output) : output);
    }

    private Record<byte[], byte[]> marked(Record<byte[], byte[]> output) {
        RecordHeaders headers = new RecordHeaders(output.headers().toArray());
        headers.add(RunName.HEADER, name);
        return output.withHeaders(headers);
    }
}
