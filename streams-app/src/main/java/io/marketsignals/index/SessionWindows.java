package io.marketsignals.index;

import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.model.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The minute windows of one index that are open, and the realised volatility of those closed.
 *
 * @param open windows with a level in them
 * @param last last level of the session; NaN before the first
 * @param volatilityReference where the next 5-minute log return starts; NaN before the session's first level
 * @param squares sum of squared 5-minute log returns; NaN before the first
 */
public record SessionWindows(List<OpenWindow> open, double last, double volatilityReference, double squares) {

    public static final List<Integer> MINUTES = List.of(1, 5, 15, 60);
    public static final SessionWindows START = new SessionWindows(List.of(), Double.NaN, Double.NaN, Double.NaN);
    private static final int VOLATILITY_MINUTES = 5;

    /**
     * A window with a level in it.
     *
     * @param reference last level at or before the start; NaN: none known
     * @param last last level in the window
     */
    public record OpenWindow(int minutes, long start, long end, double reference, double last) {}

    /** Windows before and after some of them closed. */
    public record Closing(SessionWindows remaining, List<WindowReturn> closed) {}

    public SessionWindows {
        open = List.copyOf(open);
    }

    /**
     * Takes the last level of a bucket. All windows that end at or before the bucket's start must have been closed.
     *
     * @param atStart level at the very start of the bucket, else NaN
     * @param previousClose what the first window of a session measures from when no level stands at its start; null:
     *     none
     */
    public SessionWindows accept(Session session, long time, double level, double atStart, Double previousClose) {
        double reference =
                Double.isNaN(volatilityReference) ? (Double.isNaN(atStart) ? level : atStart) : volatilityReference;
        if (time < session.open() || time >= session.close()) {
            return new SessionWindows(open, level, reference, squares);
        }
        double before = Double.isNaN(last) && previousClose != null ? previousClose : last;
        List<OpenWindow> now = new ArrayList<>(MINUTES.size());
        for (int minutes : MINUTES) {
            OpenWindow running = open.stream()
                    .filter(w -> w.minutes() == minutes)
                    .findFirst()
                    .orElse(null);
            if (running != null) {
                now.add(new OpenWindow(minutes, running.start(), running.end(), running.reference(), level));
                continue;
            }
            long length = minutes * 60_000L;
            long start = session.open() + Math.floorDiv(time - session.open(), length) * length;
            double from = start == time && !Double.isNaN(atStart) ? atStart : before;
            now.add(new OpenWindow(minutes, start, Math.min(start + length, session.close()), from, level));
        }
        return new SessionWindows(now, level, reference, squares);
    }

    /** The first end of an open window; empty when none is open. */
    public OptionalLong nextEnd() {
        return open.stream().mapToLong(OpenWindow::end).min();
    }

    /** Closes the windows that end at or before an instant. */
    public Closing close(long time) {
        List<OpenWindow> remaining = new ArrayList<>();
        List<WindowReturn> closed = new ArrayList<>();
        double reference = volatilityReference;
        double sum = squares;
        for (OpenWindow window : open) {
            if (window.end() > time) {
                remaining.add(window);
                continue;
            }
            if (window.minutes() == VOLATILITY_MINUTES) {
                double r = Math.log(window.last() / reference);
                sum = (Double.isNaN(sum) ? 0 : sum) + r * r;
                reference = window.last();
            }
            if (!Double.isNaN(window.reference())) {
                closed.add(new WindowReturn(
                        window.minutes(), window.start(), window.end(), window.last() / window.reference() - 1));
            }
        }
        return new Closing(new SessionWindows(remaining, last, reference, sum), closed);
    }

    /** Realised volatility so far: square root of the sum of squared 5-minute log returns; null before the first. */
    public Double volatility() {
        return Double.isNaN(squares) ? null : Math.sqrt(squares);
    }
}
