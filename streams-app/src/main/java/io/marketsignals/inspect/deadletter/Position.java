package io.marketsignals.inspect.deadletter;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a dead letter lies in its topic, written {@code PARTITION@OFFSET}. */
public record Position(int partition, long offset) implements Comparable<Position> {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})@(\\d{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::partition).thenComparingLong(Position::offset);

    /** IllegalArgumentException with a sentence when it is none. */
    public static Position parse(String written) {
        Matcher position = WRITTEN.matcher(written);
        if (!position.matches()) {
            throw new IllegalArgumentException(
                    "a dead letter is named PARTITION@OFFSET, such as 2@17, not '" + written + "'");
        }
        return new Position(Integer.parseInt(position.group(1)), Long.parseLong(position.group(2)));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
