package io.marketsignals.topology;

import io.marketsignals.index.SourceId;
import io.marketsignals.index.SourcePartition.Cut;
import io.marketsignals.index.SourceReport;
import io.marketsignals.ingest.Intake;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a source of stage 1 is given by its task.
 *
 * @param reports the child that reports go to
 */
record SourceContext(
        ProcessorContext<byte[], byte[]> context,
        SourceId source,
        Cut cut,
        Intake intake,
        String reports,
        Codec<SourceReport> codec) {

    /** Store key of a partition's mark. */
    static final String MARK = "mark";

    /** Store prefix of ticks ahead of the open bucket. */
    static final String AHEAD = "ahead";

    KeyValueStore<String, byte[]> store(String name) {
        return context.getStateStore(name);
    }

    /** Sends a report to its market; the record's timestamp is the watermark. */
    void report(String market, SourceReport report) {
        context.forward(
                new Record<>(
                        market.getBytes(StandardCharsets.UTF_8), codec.encode(report), Math.max(0, report.watermark())),
                reports);
    }
}
