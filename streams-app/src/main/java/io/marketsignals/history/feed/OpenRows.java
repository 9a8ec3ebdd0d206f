package io.marketsignals.history.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of one interval, in the order of their file, on their way to becoming ticks. A bar over [start, end) gives, with a
 * third of its length between them: the open at start, then low and high when it closed at or above its open, else high and
 * low, then the close in its last millisecond, which carries the whole volume. Where a bar of a session would put one into a
 * halt, it comes when trading goes on. A single price gives one tick. Ticks come by time, then by row, then as listed here.
 */
final class OpenRows {
    /** By time of the next tick, then by order in the file. */
    static final Comparator<OpenRows> ORDER =
            (a, b) -> a.time != b.time ? Long.compare(a.time, b.time) : Long.compare(a.number, b.number);

    private static final int CLOSE = 3;

    private final Feed feed;
    private final long number;
    private final List<Row> rows = new ArrayList<>();
    private int row;
    private int step;
    /** The steps from here to {@link #last} are due at {@link #time}. */
    private int first;

    private int last;
    private long time;

    /** @param number of the first row in its file's order */
    OpenRows(Row row, Feed feed, long number) {
        this.feed = feed;
        this.number = number;
        rows.add(row);
        begin(feed.bars().closeOnly() || !row.bar() ? CLOSE : 0);
    }

    /** Adds the file's next row if it covers the same interval; before the first tick only. */
    boolean join(Row next) {
        Row any = rows.get(0);
        return any.start() == next.start() && any.end() == next.end() && rows.add(next);
    }

    /** Time of the next tick. */
    long time() {
        return time;
    }

    /** The next tick. */
    Tick tick() {
        Row of = rows.get(row);
        long volume = step == CLOSE ? of.volume() : of.volume() == Row.NO_VOLUME ? Row.NO_VOLUME : 0;
        return new Tick(feed.kind().ofIndices(), of.symbol(), time, value(of.prices()), volume);
    }

    /** Moves on; false when the rows have no further tick. */
    boolean advance() {
        if (step < last) {
            step++;
        } else if (row < rows.size() - 1) {
            row++;
            step = first;
        } else if (last < CLOSE) {
            row = 0;
            begin(last + 1);
        } else {
            return false;
        }
        return true;
    }

    private void begin(int ofStep) {
        first = ofStep;
        step = ofStep;
        time = timeOf(ofStep);
        last = ofStep;
        while (last < CLOSE && timeOf(last + 1) == time) {
            last++;
        }
    }

    private double value(Row.Prices prices) {
        boolean rising = prices.close() >= prices.open();
        return switch (step) {
            case 0 -> prices.open();
            case 1 -> rising ? prices.low() : prices.high();
            case 2 -> rising ? prices.high() : prices.low();
            default -> prices.close();
        };
    }

    private long timeOf(int ofStep) {
        Row any = rows.get(0);
        long length = any.end() - any.start();
        long at =
                switch (ofStep) {
                    case 0 -> any.start();
                    case 1 -> any.start() + length / 3;
                    case 2 -> any.start() + 2 * length / 3;
                    default -> any.bar() ? any.end() - 1 : any.end();
                };
        boolean ofSession = any.bar() && feed.bars().ofSessions();
        return ofSession ? feed.market().calendar().resumed(at) : at;
    }
}
