package io.marketsignals.topology;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.topics.HeaderNames;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Sends refused records on, byte for byte, with the reason and their origin in headers named as in KIP-1034. */
final class DeadLetters {
    private final ProcessorContext<byte[], byte[]> context;
    private final String child;
    private final SignalMetrics metrics;

    DeadLetters(ProcessorContext<byte[], byte[]> context, String child, SignalMetrics metrics) {
        this.context = context;
        this.child = child;
        this.metrics = metrics;
    }

    void refuse(Record<byte[], byte[]> received, RejectionReason reason, String detail) {
        refuse(received, new RecordHeaders(received.headers().toArray()), reason, detail);
    }

    /** The same where ticks were refused, the first of them for this reason, and the rest of the batch was taken. */
    void refuseTicks(Record<byte[], byte[]> received, RejectionReason reason, int refusals, int size, String first) {
        Headers headers = new RecordHeaders(received.headers().toArray());
        if (refusals < size) {
            add(headers, HeaderNames.REFUSED_TICKS, refusals + " of " + size);
        }
        refuse(
                received,
                headers,
                reason,
                refusals + " of " + size + " ticks refused, the rest was taken; the first is " + first);
    }

    private void refuse(Record<byte[], byte[]> received, Headers headers, RejectionReason reason, String detail) {
        metrics.refused(reason.name());
        RecordMetadata origin = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without origin: " + reason + " " + detail));
        add(headers, HeaderNames.REASON, reason.name());
        add(headers, HeaderNames.ERROR_MESSAGE, reason + ": " + detail);
        add(headers, HeaderNames.ERROR_TOPIC, origin.topic());
        add(headers, HeaderNames.ERROR_PARTITION, Integer.toString(origin.partition()));
        add(headers, HeaderNames.ERROR_OFFSET, Long.toString(origin.offset()));
        context.forward(new Record<>(received.key(), received.value(), received.timestamp(), headers), child);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
