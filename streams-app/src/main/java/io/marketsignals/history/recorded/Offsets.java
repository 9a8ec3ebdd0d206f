package io.marketsignals.history.recorded;

import io.marketsignals.history.yaml.InputError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Finds a stretch's offsets in each partition. */
final class Offsets {
    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer reads committed */
    Offsets(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Of all partitions of the topics, by topic and partition; an {@link InputError} when an offset is not there. */
    SortedMap<TopicPartition, Span> of(List<String> topics, Stretch stretch) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> consumer.partitionsFor(topic)
                .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
        requireKnown(partitions, stretch);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> from = at(stretch.from(), partitions, begins, ends);
        Map<TopicPartition, Long> to = at(stretch.to(), partitions, ends, ends);
        SortedMap<TopicPartition, Span> spans = new TreeMap<>(InputTopics.ORDER);
        for (TopicPartition partition : partitions) {
            Span held = new Span(begins.get(partition), ends.get(partition));
            long first = within(held, partition, stretch.fromOffsets().getOrDefault(partition, from.get(partition)));
            long last = within(held, partition, stretch.toOffsets().getOrDefault(partition, to.get(partition)));
            spans.put(partition, new Span(first, Math.max(first, last)));
        }
        return spans;
    }

    private Map<TopicPartition, Long> at(
            Optional<Instant> time,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> otherwise,
            Map<TopicPartition, Long> ends) {
        if (time.isEmpty()) {
            return otherwise;
        }
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, time.get().toEpochMilli()));
        Map<TopicPartition, Long> found = new HashMap<>();
        Map<TopicPartition, OffsetAndTimestamp> answers = consumer.offsetsForTimes(asked);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp answer = answers.get(partition);
            found.put(partition, answer == null ? ends.get(partition) : answer.offset());
        }
        return found;
    }

    private static long within(Span held, TopicPartition partition, long offset) {
        if (offset < held.from() || offset > held.to()) {
            throw new InputError(partition + " holds the offsets from " + held.from() + " to before " + held.to()
                    + ", not " + offset);
        }
        return offset;
    }

    private static void requireKnown(List<TopicPartition> partitions, Stretch stretch) {
        Set<TopicPartition> unknown = new HashSet<>(stretch.fromOffsets().keySet());
        unknown.addAll(stretch.toOffsets().keySet());
        partitions.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new InputError("there is no input partition "
                    + unknown.iterator().next() + "; there are "
                    + String.join(
                            ", ",
                            partitions.stream().map(TopicPartition::toString).toList()));
        }
    }
}
