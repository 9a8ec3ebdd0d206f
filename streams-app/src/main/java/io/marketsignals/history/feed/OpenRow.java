package io.marketsignals.history.feed;

import java.util.Comparator;

/**
 * A row on its way to becoming ticks. A bar over [start, end) gives, with a third of its length between them: the open at
 * start, then low and high when it closed at or above its open, else high and low, then the close in its last
 * millisecond, which carries the whole volume. Where a bar of a session would put one into a halt, it comes when trading
 * goes on. A single price gives one tick.
 */
final class OpenRow {
    /** By time of the next tick, then by order in the file. */
    static final Comparator<OpenRow> ORDER =
            Comparator.comparingLong(OpenRow::time).thenComparingLong(open -> open.number);

    private static final int CLOSE = 3;

    private final Row row;
    private final Feed feed;
    private final long number;
    private int step;
    private long time;

    /** @param number of the row in its file's order */
    OpenRow(Row row, Feed feed, long number) {
        this.row = row;
        this.feed = feed;
        this.number = number;
        this.step = feed.bars().closeOnly() || !row.bar() ? CLOSE : 0;
        this.time = timeOf(step);
    }

    /** Time of the next tick. */
    long time() {
        return time;
    }

    /** The next tick. */
    Tick tick() {
        long volume = step == CLOSE ? row.volume() : row.volume() == Row.NO_VOLUME ? Row.NO_VOLUME : 0;
        return new Tick(feed.kind().ofIndices(), row.symbol(), time, value(), volume);
    }

    /** Moves on; false when the row has no further tick. */
    boolean advance() {
        step++;
        time = timeOf(step);
        return step <= CLOSE;
    }

    private double value() {
        Row.Prices prices = row.prices();
        boolean rising = prices.close() >= prices.open();
        return switch (step) {
            case 0 -> prices.open();
            case 1 -> rising ? prices.low() : prices.high();
            case 2 -> rising ? prices.high() : prices.low();
            default -> prices.close();
        };
    }

    private long timeOf(int ofStep) {
        long length = row.end() - row.start();
        long time =
                switch (ofStep) {
                    case 0 -> row.start();
                    case 1 -> row.start() + length / 3;
                    case 2 -> row.start() + 2 * length / 3;
                    default -> row.bar() ? row.end() - 1 : row.end();
                };
        boolean ofSession = row.bar() && feed.bars().ofSessions();
        return ofSession ? feed.market().calendar().resumed(time) : time;
    }
}
