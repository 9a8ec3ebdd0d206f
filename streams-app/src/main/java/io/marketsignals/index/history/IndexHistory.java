package io.marketsignals.index.history;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.BroadMove;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The closed sessions of one index that measures look back on, oldest first.
 *
 * @param sessions the last {@value #KEPT} sessions that the market held
 * @param adLine running sum of net advances over all closed sessions
 * @param anchor first session in the line, epoch day; null before the first close
 * @param folded what depends on all of them
 */
public record IndexHistory(String index, List<SessionSummary> sessions, long adLine, Integer anchor, Folded folded) {
    /** Enough for 20-session returns and 20 daily log returns. */
    public static final int KEPT = 21;

    private static final double SESSIONS_A_YEAR = 252;

    public IndexHistory {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(folded, "folded");
        sessions = List.copyOf(sessions);
    }

    public static IndexHistory none(String index) {
        return new IndexHistory(index, List.of(), 0, null, Folded.START);
    }

    /** The history with a session more. */
    public IndexHistory append(SessionSummary summary, RallyAttempt.Rule rule) {
        List<SessionSummary> longer = new ArrayList<>(sessions);
        longer.add(summary);
        return new IndexHistory(
                index,
                longer.subList(Math.max(0, longer.size() - KEPT), longer.size()),
                adLine + summary.advancers() - summary.decliners(),
                anchor == null ? summary.session() : anchor,
                folded.next(summary, this, rule));
    }

    /**
     * The history with the official close of one of its sessions, which came when the next one had opened. Only the close
     * and the extremes are replaced: what was folded at the session's close stays as it was told.
     */
    public IndexHistory corrected(int session, LevelState official) {
        List<SessionSummary> corrected = sessions.stream()
                .map(summary -> summary.session() == session ? summary.closedAt(official) : summary)
                .toList();
        return new IndexHistory(index, corrected, adLine, anchor, folded);
    }

    /** The last session's summary n sessions back, 1 = the last closed; null with fewer. */
    public SessionSummary back(int n) {
        return n < 1 || n > sessions.size() ? null : sessions.get(sessions.size() - n);
    }

    /** The close of the last session that had one; null for none. */
    public Double previousClose() {
        for (int n = 1; n <= sessions.size(); n++) {
            if (back(n).close() != null) {
                return back(n).close();
            }
        }
        return null;
    }

    /** Whether the last session with enough members to say was broad across members and sectors; null: there is none. */
    public BroadMove participation() {
        for (int n = 1; n <= sessions.size(); n++) {
            if (back(n).participation() != null) {
                return back(n).participation();
            }
        }
        return null;
    }

    /** C_t / C_(t-n) - 1 for the running session's level; null with fewer sessions or a silent one there. */
    public Double returnOver(int n, Double level) {
        SessionSummary from = back(n);
        return from == null || from.close() == null || level == null ? null : level / from.close() - 1;
    }

    /** Arms index over the last 10 sessions, the running one included; null with fewer than 9 closed ones. */
    public Double trin10(Tally running) {
        if (sessions.size() < 9) {
            return null;
        }
        long a = running.advancers();
        long d = running.decliners();
        long up = running.upVolume();
        long down = running.downVolume();
        for (int n = 1; n <= 9; n++) {
            SessionSummary summary = back(n);
            a += summary.advancers();
            d += summary.decliners();
            up += summary.upVolume();
            down += summary.downVolume();
        }
        return Breadth.trin(a, d, up, down);
    }

    /** Session volume over the mean of the last n sessions; null with fewer or without volume. */
    public Double relativeVolume(long volume, int n) {
        if (sessions.size() < n) {
            return null;
        }
        long sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += back(i).volume();
        }
        return sum == 0 ? null : volume * (double) n / sum;
    }

    /** The A/D line as of n sessions back, 1 = the last closed. */
    public long adLine(int n) {
        long line = adLine;
        for (int i = 1; i < n; i++) {
            line -= back(i).advancers() - back(i).decliners();
        }
        return line;
    }

    /** Sample deviation of the last 20 daily log returns, this close included, x sqrt(252); null with fewer. */
    public Double volatility20(Double close) {
        List<Double> closes = new ArrayList<>();
        for (int n = 20; n >= 1; n--) {
            SessionSummary summary = back(n);
            if (summary == null || summary.close() == null) {
                return null;
            }
            closes.add(summary.close());
        }
        if (close == null) {
            return null;
        }
        closes.add(close);
        double[] returns = new double[20];
        double mean = 0;
        for (int i = 0; i < 20; i++) {
            returns[i] = Math.log(closes.get(i + 1) / closes.get(i));
            mean += returns[i] / 20;
        }
        double squares = 0;
        for (double r : returns) {
            squares += (r - mean) * (r - mean);
        }
        return Math.sqrt(squares / 19) * Math.sqrt(SESSIONS_A_YEAR);
    }
}
