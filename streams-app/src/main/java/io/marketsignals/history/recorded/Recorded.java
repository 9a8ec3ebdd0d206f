package io.marketsignals.history.recorded;

import io.marketsignals.history.publish.Pace;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** A stretch of a cluster's ticks; its end is fixed when it is found. */
public final class Recorded {
    private final RunName source;
    private final SortedMap<TopicPartition, Span> spans;

    private Recorded(RunName source, SortedMap<TopicPartition, Span> spans) {
        this.source = source;
        this.spans = spans;
    }

    /**
     * Finds the stretch.
     *
     * @param consumer reads committed; not closed
     * @param source whose topics
     */
    public static Recorded find(Consumer<byte[], byte[]> consumer, RunName source, Stretch stretch) {
        return new Recorded(source, new Offsets(consumer).of(InputTopics.ticks(source), stretch));
    }

    /** Offsets that are not wanted any more count for nothing, marks of transactions among the others for one. */
    public long offsets() {
        return spans.values().stream()
                .mapToLong(span -> span.to() - span.from())
                .sum();
    }

    /** {@code topic-partition} to {@code [first, first not wanted)}, for a report. */
    public Map<String, List<Long>> ranges() {
        Map<String, List<Long>> ranges = new LinkedHashMap<>();
        spans.forEach((partition, span) -> ranges.put(partition.toString(), List.of(span.from(), span.to())));
        return ranges;
    }

    /**
     * Opens its records.
     *
     * @param consumer reads committed; closed with what is opened
     * @param maxJump how far ahead of its partition's largest event time a record may be to be believed
     */
    public RecordedInput open(Consumer<byte[], byte[]> consumer, Duration maxJump) {
        return new RecordedInput(consumer, spans, maxJump);
    }

    /** Publishes its records to the topics of a run. */
    public TopicPublication publication(
            RecordedInput input, RunName run, Producer<byte[], byte[]> producer, Pace pace, TopicPublication.End end) {
        Map<TopicPartition, TopicPartition> targets = new HashMap<>();
        spans.keySet().forEach(partition -> targets.put(partition, target(partition, run)));
        return new TopicPublication(input, producer, pace, targets, end);
    }

    private TopicPartition target(TopicPartition partition, RunName run) {
        String topic =
                partition.topic().equals(source.topic(TopicNames.PRICES)) ? TopicNames.PRICES : TopicNames.INDEX_TICKS;
        return new TopicPartition(run.topic(topic), partition.partition());
    }
}
