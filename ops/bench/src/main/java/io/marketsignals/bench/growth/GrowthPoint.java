package io.marketsignals.bench.growth;

import io.marketsignals.bench.feed.FeedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One measured size of one dimension; the others stay as they are.
 *
 * @param value how large the dimension is here
 * @param threads stream threads
 */
record GrowthPoint(Dimension dimension, int value, FeedShape shape, int threads) {
    private static final int INDICES_OF_ALL = 60;

    /** What grows. */
    enum Dimension {
        SYMBOLS("symbols"),
        INDICES("indices a symbol"),
        PARTITIONS("partitions"),
        THREADS("threads");

        private final String title;

        Dimension(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** As the command line names it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The sizes of a dimension, smallest first; {@code ticks} of each feed. */
    static List<GrowthPoint> of(Dimension dimension, long ticks) {
        FeedShape usual = FeedShape.usual(ticks);
        List<GrowthPoint> points = new ArrayList<>();
        for (int value : sizes(dimension)) {
            FeedShape shape =
                    switch (dimension) {
                        case SYMBOLS -> usual.withSymbols(value);
                        // As many indices at every point: what grows is how many of them a symbol is in.
                        case INDICES -> usual.withIndices(INDICES_OF_ALL, value);
                        case PARTITIONS -> usual.withPricePartitions(value);
                        case THREADS -> usual;
                    };
            points.add(new GrowthPoint(dimension, value, shape, dimension == Dimension.THREADS ? value : 1));
        }
        return points;
    }

    private static int[] sizes(Dimension dimension) {
        return switch (dimension) {
            case SYMBOLS -> new int[] {500, 4_000, 50_000};
            case INDICES -> new int[] {1, 10, 50};
            case PARTITIONS -> new int[] {1, 4, 16, 64};
            case THREADS -> new int[] {1, 2};
        };
    }

    /** Whether another point is measured by the same run. */
    boolean same(GrowthPoint other) {
        return shape.equals(other.shape) && threads == other.threads;
    }
}
