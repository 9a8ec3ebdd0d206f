package io.marketsignals.history.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The ticks of one file by time, then by row. Holds the rows that overlap the current time; a second bar of the same
 * symbol and start is refused.
 */
final class FileTicks implements AutoCloseable {
    private final ScannedFile file;
    private final RowSource rows;
    private final Refusals refusals;
    private final PriorityQueue<OpenRows> open = new PriorityQueue<>(OpenRows.ORDER);
    private final Map<String, Long> lastStarts = new HashMap<>();
    private Row ahead;
    private long number;

    /** @param rows by start; closed with this */
    FileTicks(ScannedFile file, RowSource rows, Refusals refusals) {
        this.file = file;
        this.rows = rows;
        this.refusals = refusals;
        this.ahead = pull();
        fill();
    }

    boolean done() {
        return open.isEmpty();
    }

    /** Time of the next tick; only while not done. */
    long time() {
        return open.element().time();
    }

    /** The next tick; only while not done. */
    Tick next() {
        OpenRows first = open.element();
        Tick tick = first.tick();
        long time = first.time();
        if (!first.advance()) {
            open.remove();
        } else if (first.time() != time) {
            open.remove();
            open.add(first);
        }
        fill();
        return tick;
    }

    /** The file's number in the order given. */
    int order() {
        return file.order();
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Opens every row that starts at or before the next tick, so that none comes too late. */
    private void fill() {
        while (ahead != null
                && (open.isEmpty() || ahead.start() <= open.element().time())) {
            OpenRows rows = new OpenRows(ahead, file.feed(), number++);
            for (ahead = pull(); ahead != null && rows.join(ahead); ahead = pull()) {
                number++;
            }
            open.add(rows);
        }
    }

    private Row pull() {
        while (rows.hasNext()) {
            Row row = rows.next();
            Long last = row.bar() ? lastStarts.put(row.symbol(), row.start()) : null;
            if (last == null || last != row.start()) {
                return row;
            }
            refusals.add(
                    file.path().toString(),
                    row.line(),
                    Refusal.DUPLICATE_BAR,
                    "a second bar of " + row.symbol() + " for the same time");
        }
        return null;
    }
}
