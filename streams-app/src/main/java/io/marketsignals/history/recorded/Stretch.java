package io.marketsignals.history.recorded;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records of the input topics are wanted. Where a partition has an offset, its time is not looked at.
 *
 * @param from first event time, inclusive; empty: from the beginning
 * @param to first event time that is not wanted; empty: to the end as it is at the start
 * @param fromOffsets first offsets, inclusive
 * @param toOffsets first offsets that are not wanted
 */
public record Stretch(
        Optional<Instant> from,
        Optional<Instant> to,
        Map<TopicPartition, Long> fromOffsets,
        Map<TopicPartition, Long> toOffsets) {
    /** Everything. */
    public static final Stretch ALL = new Stretch(Optional.empty(), Optional.empty(), Map.of(), Map.of());

    public Stretch {
        fromOffsets = Map.copyOf(fromOffsets);
        toOffsets = Map.copyOf(toOffsets);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException(
                    "the first time must lie before the last: " + from.get() + ", " + to.get());
        }
    }
}
