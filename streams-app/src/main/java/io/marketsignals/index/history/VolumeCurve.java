package io.marketsignals.index.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the volume of an index's members grew over a session, by minute of the market's local day.
 *
 * @param index index id
 * @param session trading date, epoch day
 * @param points one for each minute with news, in order
 */
public record VolumeCurve(String index, int session, List<Point> points) {
    /**
     * The volume before a minute.
     *
     * @param minute of the local day, 0..1439
     * @param before session volume up to its start, shares
     */
    public record Point(int minute, long before) {}

    public VolumeCurve {
        Objects.requireNonNull(index, "index");
        points = List.copyOf(points);
    }

    public static VolumeCurve start(String index, int session) {
        return new VolumeCurve(index, session, List.of());
    }

    /** The minute of the last news; -1 before the first. */
    public int lastMinute() {
        return points.isEmpty() ? -1 : points.get(points.size() - 1).minute();
    }

    /** With the first news of a later minute; O(points), once a minute. */
    public VolumeCurve next(int minute, long volumeBefore) {
        if (minute <= lastMinute()) {
            throw new IllegalArgumentException("minute " + minute + " of " + index + " is not after " + lastMinute());
        }
        List<Point> longer = new ArrayList<>(points);
        longer.add(new Point(minute, volumeBefore));
        return new VolumeCurve(index, session, longer);
    }

    /**
     * The session's volume up to the start of a minute; O(log points).
     *
     * @param total volume of the whole session, or as far as it is known
     */
    public long before(int minute, long total) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).minute() < minute) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == points.size() ? total : points.get(low).before();
    }
}
