package io.marketsignals.index;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.index.history.VolumeCurve;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Settings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * S3: the members' volume of a running session against the sessions before it at the same time of day, by full minutes of
 * the market's local day. A session with other hours counts with what it had traded by that time.
 */
final class SessionVolumes {
    private static final int MINUTE = 60;

    private final States<VolumeCurve> curves;
    private final ZoneId zone;
    private final int day;

    SessionVolumes(States<VolumeCurve> curves, ZoneId zone, int day) {
        this.curves = curves;
        this.zone = zone;
        this.day = day;
    }

    /** The lookback: {@code relative-volume.sessions} 20. */
    static int sessions(Settings settings) {
        return settings.count("relative-volume.sessions", 20, 1, IndexHistory.KEPT - 1);
    }

    /**
     * Notes news of an index in a bucket that is about to count.
     *
     * @param volume the members' session volume before the bucket; asked once a minute
     */
    void news(String index, long bucketStart, LongSupplier volume) {
        int minute =
                LocalTime.ofInstant(Instant.ofEpochMilli(bucketStart), zone).toSecondOfDay() / MINUTE;
        VolumeCurve curve = curve(index);
        if (minute > curve.lastMinute()) {
            curves.put(key(index, day), curve.next(minute, volume.getAsLong()));
        }
    }

    /**
     * Volume up to the minute of the last news over the mean of the last sessions up to the same minute; null with fewer
     * sessions, before the first news and where they had no volume by then.
     */
    Double relative(IndexHistory history, int sessions) {
        VolumeCurve running = curve(history.index());
        if (running.points().isEmpty() || history.back(sessions) == null) {
            return null;
        }
        int minute = running.lastMinute();
        long sum = 0;
        for (int n = 1; n <= sessions; n++) {
            SessionSummary past = history.back(n);
            VolumeCurve curve = of(curves, history.index(), past.session());
            sum += curve == null ? 0 : curve.before(minute, past.volume());
        }
        return sum == 0 ? null : running.before(minute, 0) * (double) sessions / sum;
    }

    /** Forgets what no session after this one looks back on, once the history holds this session. */
    void forget(IndexHistory history) {
        SessionSummary oldest = history.back(IndexHistory.KEPT);
        if (oldest != null) {
            curves.remove(key(history.index(), oldest.session()));
        }
    }

    /** The curve of an index in a session; null: none is kept. */
    static VolumeCurve of(States<VolumeCurve> curves, String index, int session) {
        return curves.get(key(index, session));
    }

    private VolumeCurve curve(String index) {
        VolumeCurve curve = of(curves, index, day);
        return curve == null ? VolumeCurve.start(index, day) : curve;
    }

    private static String key(String index, int session) {
        return index + "/" + session;
    }
}
