package io.marketsignals.history.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the refused rows of all files and keeps the first 1000 of each reason for the report. */
public final class Refusals {
    private static final int LISTED = 1000;

    private final Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);
    private final List<Line> lines = new ArrayList<>();

    /** One refused row. */
    public record Line(String file, long line, Refusal reason, String detail) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + reason + ": " + detail;
        }
    }

    void add(String file, long line, Refusal reason, String detail) {
        if (counts.merge(reason, 1L, Long::sum) <= LISTED) {
            lines.add(new Line(file, line, reason, detail));
        }
    }

    /** How many rows were refused for each reason that occurred. */
    public Map<Refusal, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The first refused rows of each reason, at most 1000 each, in the order they were met. */
    public List<Line> listed() {
        return Collections.unmodifiableList(lines);
    }

    /** All refused rows. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
