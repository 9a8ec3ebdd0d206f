package io.marketsignals.bench.picture;

import java.util.List;
import java.util.Objects;

/** One chart of a sheet: lines over a numeric axis, or bars in named groups. */
public sealed interface Panel {
    String title();

    Axis y();

    List<Series> series();

    List<Limit> limits();

    /** Lines with a dot at each measured value. */
    record Lines(String title, Axis x, Axis y, List<Series> series, List<Limit> limits) implements Panel {
        public Lines {
            Objects.requireNonNull(title, "title");
            series = List.copyOf(series);
            limits = List.copyOf(limits);
        }
    }

    /**
     * Bars from the foot of the axis, one for each series in each group, its value written over it.
     *
     * @param groups their names, of one line or two
     */
    record Bars(String title, List<String> groups, Axis y, List<Series> series, List<Limit> limits) implements Panel {
        public Bars {
            Objects.requireNonNull(title, "title");
            groups = List.copyOf(groups);
            series = List.copyOf(series);
            limits = List.copyOf(limits);
        }
    }
}
