package io.marketsignals.history.feed;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the good rows of a stretch of time stand in one file.
 *
 * @param rows how many; other rows may stand between them
 * @param first line of the topmost, from 1
 * @param last line of the lowest
 * @param newest by symbol or index, the line of the row that starts last
 */
public record RowLines(Path file, long rows, long first, long last, Map<String, Long> newest) {
    public RowLines {
        newest = Map.copyOf(newest);
    }
}
