package io.marketsignals.live;

import io.marketsignals.inspect.deadletter.DeadLetter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The newest dead letters and how many there are of each reason. */
public final class DeadLetterFeed {
    /** Letters that are kept. */
    public static final int MOST = 1_000;

    private static final Comparator<Letter> NEWEST_FIRST = Comparator.comparing(
                    (Letter letter) -> letter.says().time())
            .reversed()
            .thenComparing(letter -> letter.says().at(), Comparator.reverseOrder());

    private final Deque<Letter> letters = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * A dead letter.
     *
     * @param size bytes of the refused value
     */
    public record Letter(DeadLetter says, int size) {}

    /** Takes one dead letter. */
    public synchronized void take(Letter letter) {
        letters.addLast(letter);
        counts.merge(letter.says().reason(), 1L, Long::sum);
        if (letters.size() > MOST) {
            letters.removeFirst();
        }
    }

    /** Newest first by the refused records' times. */
    public synchronized List<Letter> newest() {
        List<Letter> newest = new ArrayList<>(letters);
        newest.sort(NEWEST_FIRST);
        return newest;
    }

    /** How many were read of each reason, also of those that are no longer kept. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
