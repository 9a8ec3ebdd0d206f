package io.marketsignals.bench.picture;

import java.util.List;
import java.util.Objects;

/** Measured values under one name, as the legend shows it; none is drawn where there is none. */
public record Series(String name, List<Point> points) {
    /** A measured value; of bars, {@code x} is the number of the group, counted from 0. */
    public record Point(double x, double y) {}

    public Series {
        Objects.requireNonNull(name, "name");
        points = List.copyOf(points);
    }
}
