package io.marketsignals.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The wall-clock moment at which stage 1 told a report, carried to stage 2 in a header of the internal topic: for the time
 * from a bucket's close to its alerts, which is a metric. It is no part of a value, and nothing that is judged sees it.
 */
final class WallClockStamp {
    static final String HEADER = "told-at";

    private final ProcessorContext<?, ?> task;

    WallClockStamp(ProcessorContext<?, ?> task) {
        this.task = task;
    }

    /** Headers that carry the present moment. */
    Headers now() {
        byte[] millis = ByteBuffer.allocate(Long.BYTES)
                .putLong(task.currentSystemTimeMs())
                .array();
        return new RecordHeaders().add(HEADER, millis);
    }

    /** How long ago the moment is that headers carry, 0 where another host's clock is ahead; empty where they carry none. */
    Optional<Duration> age(Headers headers) {
        Header stamp = headers.lastHeader(HEADER);
        if (stamp == null || stamp.value() == null || stamp.value().length != Long.BYTES) {
            return Optional.empty();
        }
        long age = task.currentSystemTimeMs() - ByteBuffer.wrap(stamp.value()).getLong();
        return Optional.of(Duration.ofMillis(Math.max(0, age)));
    }
}
