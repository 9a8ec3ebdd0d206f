package io.marketsignals.inspect.deadletter;

import io.marketsignals.inspect.TopicReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The dead letters that a topic holds.
 *
 * @param letters oldest first by the refused records' times
 * @param replayed those of them that were sent again
 */
public record DeadLetterList(List<DeadLetter> letters, Set<Position> replayed) {
    /** How many letters have one thing in common, with their first and last time. */
    public record Count(String what, long letters, long replayed, Instant first, Instant last) {}

    public DeadLetterList {
        letters = List.copyOf(letters);
        replayed = Set.copyOf(replayed);
    }

    /** All, or those of refused records whose time is not before. */
    public static DeadLetterList read(TopicReading topic, Optional<Instant> since) {
        List<DeadLetter> letters = new ArrayList<>();
        Set<Position> replayed = new TreeSet<>();
        topic.read(since.map(topic::since).orElseGet(topic::all), record -> {
            Optional<Position> marked = DeadLetter.replayed(record);
            if (marked.isPresent()) {
                replayed.add(marked.get());
            } else if (since.isEmpty() || record.timestamp() >= since.get().toEpochMilli()) {
                letters.add(DeadLetter.of(record));
            }
        });
        letters.sort(Comparator.comparing(DeadLetter::time).thenComparing(DeadLetter::at));
        return new DeadLetterList(letters, replayed);
    }

    /** Those with one of the reasons; all where none is named. */
    public DeadLetterList of(Set<String> reasons) {
        return reasons.isEmpty()
                ? this
                : new DeadLetterList(
                        letters.stream()
                                .filter(letter -> reasons.contains(letter.reason()))
                                .toList(),
                        replayed);
    }

    /** Most letters first. */
    public List<Count> counts(Function<DeadLetter, String> by) {
        Map<String, List<DeadLetter>> groups = new TreeMap<>();
        letters.forEach(letter -> groups.computeIfAbsent(by.apply(letter), what -> new ArrayList<>())
                .add(letter));
        return groups.entrySet().stream()
                .map(group -> count(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(Count::letters).reversed().thenComparing(Count::what))
                .toList();
    }

    private Count count(String what, List<DeadLetter> group) {
        return new Count(
                what,
                group.size(),
                group.stream().filter(letter -> replayed.contains(letter.at())).count(),
                group.get(0).time(),
                group.get(group.size() - 1).time());
    }
}
