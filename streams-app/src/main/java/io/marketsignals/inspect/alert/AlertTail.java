package io.marketsignals.inspect.alert;

import io.marketsignals.history.recorded.Span;
import io.marketsignals.inspect.TopicReading;
import io.marketsignals.schema.Alert;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.JsonLine;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Prints alert revisions, one line each: first those that the topic holds, merged by event time over its partitions, then new
 * ones as they come. What cannot be decoded is told on the other writer and passed over.
 */
public final class AlertTail {
    private static final int FIRST_LOOK = 1_000;

    private final TopicReading topic;
    private final WireDecoder<Alert> decoder;
    private final AlertFilter filter;
    private final boolean json;
    private final PrintWriter out;
    private final PrintWriter err;
    private long toSkip;

    /**
     * Prints alerts of a topic; the reading is the caller's to close.
     *
     * @param json a line of JSON each, else of text
     */
    public AlertTail(
            TopicReading topic,
            SchemaRegistry registry,
            AlertFilter filter,
            boolean json,
            PrintWriter out,
            PrintWriter err) {
        this.topic = topic;
        this.decoder = new WireDecoder<>(registry, Alert.class);
        this.filter = filter;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /** Prints what the topic holds, then, if it is to follow, until the reading is stopped or nobody takes the lines. */
    public void tell(TailStart start, boolean follow) {
        NavigableMap<Integer, Span> held = topic.all();
        Instant first = start instanceof TailStart.Since since ? since.time() : Instant.MIN;
        topic.read(spans(start, held), record -> tell(record, first));
        out.flush();
        if (follow) {
            Map<Integer, Long> ends = new HashMap<>();
            held.forEach((partition, span) -> ends.put(partition, span.to()));
            topic.follow(ends, record -> {
                tell(record, first);
                out.flush();
            });
        }
    }

    /** None of them reaches further than what was held at the start, so that nothing is told twice. */
    private NavigableMap<Integer, Span> spans(TailStart start, NavigableMap<Integer, Span> held) {
        if (start instanceof TailStart.Since since) {
            NavigableMap<Integer, Span> spans = topic.since(since.time());
            spans.replaceAll((partition, span) -> {
                long end = held.get(partition).to();
                return new Span(Math.min(span.from(), end), end);
            });
            return spans;
        }
        return start instanceof TailStart.Last last ? last(last.count(), held) : held;
    }

    /** The end of each partition with as many wanted alerts; those of all partitions that are too many are skipped. */
    private NavigableMap<Integer, Span> last(int count, NavigableMap<Integer, Span> held) {
        NavigableMap<Integer, Span> spans = new TreeMap<>();
        long found = 0;
        for (Map.Entry<Integer, Span> partition : held.entrySet()) {
            Deque<Long> offsets = lastOffsets(count, partition.getKey(), partition.getValue());
            long end = partition.getValue().to();
            found += offsets.size();
            spans.put(partition.getKey(), new Span(offsets.isEmpty() ? end : offsets.element(), end));
        }
        toSkip = Math.max(0, found - count);
        return spans;
    }

    /** Looks further and further back until there are enough. */
    private Deque<Long> lastOffsets(int count, int partition, Span held) {
        long look = Math.max(FIRST_LOOK, 4L * count);
        while (true) {
            long from = Math.max(held.from(), held.to() - look);
            Deque<Long> offsets = new ArrayDeque<>();
            topic.read(Map.of(partition, new Span(from, held.to())), record -> {
                if (wanted(decoder.decode(record.value())).isPresent()) {
                    offsets.add(record.offset());
                    if (offsets.size() > count) {
                        offsets.remove();
                    }
                }
            });
            if (offsets.size() >= count || from == held.from() || topic.stopped()) {
                return offsets;
            }
            look *= 4;
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record, Instant first) {
        Decoded<Alert> decoded = decoder.decode(record.value());
        if (decoded instanceof Decoded.Refused<Alert> refused) {
            err.println(record.topic() + "-" + record.partition() + "@" + record.offset() + " cannot be read: "
                    + refused.reason() + ", " + refused.detail());
            err.flush();
        }
        Optional<Alert> wanted = wanted(decoded);
        if (wanted.isEmpty() || wanted.get().getEventTime().isBefore(first)) {
            return;
        }
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        out.println(json ? JsonLine.of(wanted.get()) : AlertText.of(wanted.get()));
        if (out.checkError()) {
            topic.stop();
        }
    }

    private Optional<Alert> wanted(Decoded<Alert> decoded) {
        return decoded instanceof Decoded.Value<Alert> alert && filter.wants(alert.value())
                ? Optional.of(alert.value())
                : Optional.empty();
    }
}
