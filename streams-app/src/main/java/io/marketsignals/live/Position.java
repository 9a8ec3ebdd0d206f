package io.marketsignals.live;

import io.marketsignals.topics.TopicNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How far somebody has read the topics of the stream: the next offset of every partition, so that any instance can go on from
 * there. As text {@code 1f.0.2_3.7}: topics in a fixed order joined by underscores, their partitions by dots, offsets to
 * the base of 36.
 */
public final class Position {
    /** The topics that the stream tells of; their order is that of the text. */
    static final List<String> TOPICS = List.of(
            TopicNames.INDEX_RETURNS, TopicNames.BREADTH, TopicNames.SPREADS, TopicNames.SESSIONS, TopicNames.ALERTS);

    private static final int BASE = 36;
    private static final Pattern TEXT = Pattern.compile("[0-9a-z]{1,12}(?:[._][0-9a-z]{1,12}){0,4096}");

    private final NavigableMap<String, List<Long>> next;

    private Position(Map<String, List<Long>> next) {
        this.next = Collections.unmodifiableNavigableMap(new TreeMap<>(next));
    }

    /** Nothing read yet. */
    static Position start(Map<String, Integer> partitions) {
        Map<String, List<Long>> next = new TreeMap<>();
        TOPICS.forEach(topic -> next.put(topic, Collections.nCopies(partitions.get(topic), 0L)));
        return new Position(next);
    }

    /** The position that a text names; empty when it fits no topics with these numbers of partitions. */
    static Optional<Position> parse(String text, Position like) {
        String[] topics = TEXT.matcher(text).matches() ? text.split("_", -1) : new String[0];
        if (topics.length != TOPICS.size()) {
            return Optional.empty();
        }
        Map<String, List<Long>> next = new TreeMap<>();
        for (int i = 0; i < topics.length; i++) {
            List<Long> offsets = Arrays.stream(topics[i].split("\\.", -1))
                    .map(offset -> Long.parseLong(offset, BASE))
                    .toList();
            if (offsets.size() != like.next.get(TOPICS.get(i)).size()) {
                return Optional.empty();
            }
            next.put(TOPICS.get(i), offsets);
        }
        return Optional.of(new Position(next));
    }

    /** The same with one record more read; a record of another topic changes nothing. */
    Position after(Place read) {
        List<Long> offsets = next.get(read.topic());
        if (offsets == null || has(read)) {
            return this;
        }
        List<Long> moved = new ArrayList<>(offsets);
        moved.set(read.partition(), read.offset() + 1);
        Map<String, List<Long>> all = new TreeMap<>(next);
        all.put(read.topic(), List.copyOf(moved));
        return new Position(all);
    }

    /** Whether a record was read at this position. */
    boolean has(Place place) {
        return next.get(place.topic()).get(place.partition()) > place.offset();
    }

    @Override
    public String toString() {
        return String.join("_", TOPICS.stream().map(this::text).toList());
    }

    private String text(String topic) {
        return String.join(
                ".",
                next.get(topic).stream()
                        .map(offset -> Long.toString(offset, BASE))
                        .toList());
    }
}
