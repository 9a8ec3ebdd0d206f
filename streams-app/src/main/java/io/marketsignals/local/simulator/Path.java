package io.marketsignals.local.simulator;

import java.util.Arrays;

/** The way of an index through a session: straight lines from the previous close over waypoints at equal distances. */
final class Path {
    private final boolean absolute;
    private final double[] points;

    private Path(boolean absolute, double... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException("a path needs at least its close");
        }
        this.absolute = absolute;
        this.points = points;
    }

    /** Waypoints in index points; the last is the close. */
    static Path levels(double... levels) {
        return new Path(true, levels.clone());
    }

    /** Waypoints as returns since the previous close; the last is the session return. */
    static Path returns(double... returns) {
        return new Path(false, returns.clone());
    }

    /** The close. */
    double close(double previousClose) {
        return point(points.length, previousClose);
    }

    /** The level after a fraction 0..1 of the session. */
    double at(double fraction, double previousClose) {
        double place = Math.min(1, Math.max(0, fraction)) * points.length;
        int before = Math.min((int) place, points.length - 1);
        double from = point(before, previousClose);
        return from + (point(before + 1, previousClose) - from) * (place - before);
    }

    private double point(int i, double previousClose) {
        if (i == 0) {
            return previousClose;
        }
        return absolute ? points[i - 1] : previousClose * (1 + points[i - 1]);
    }

    @Override
    public String toString() {
        return (absolute ? "levels " : "returns ") + Arrays.toString(points);
    }
}
