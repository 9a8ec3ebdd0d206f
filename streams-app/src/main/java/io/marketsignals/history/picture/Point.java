package io.marketsignals.history.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A point of a line, in units of the drawing. */
record Point(double x, double y) {
    /** Fewer points of a line that look the same: of each half unit the first, the highest, the lowest and the last. */
    static List<Point> extremes(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || points.get(i).column() != points.get(from).column()) {
                keep(points.subList(from, i), kept);
                from = i;
            }
        }
        return kept;
    }

    private static void keep(List<Point> column, List<Point> kept) {
        int high = 0;
        int low = 0;
        for (int i = 1; i < column.size(); i++) {
            high = column.get(i).y < column.get(high).y ? i : high;
            low = column.get(i).y > column.get(low).y ? i : low;
        }
        int last = column.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i == 0 || i == high || i == low || i == last) {
                kept.add(column.get(i));
            }
        }
    }

    private long column() {
        return (long) (x * 2);
    }

    String text() {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
