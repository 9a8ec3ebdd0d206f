package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.history.BreadthAverage;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import java.util.List;
import java.util.Locale;

/**
 * S10: EMA10 of percent advancing rises from a low to a high level within a few sessions, once until it is low again (Zweig).
 *
 * @param low fraction below which a rise begins; 0.40
 * @param high fraction above which it is a thrust; 0.615
 * @param sessions within which it rises; 10
 * @param coverage least coverage; 0.5
 */
record BreadthThrust(double low, double high, int sessions, double coverage) implements SignalDetector {
    static final String ID = "breadth-thrust";

    static BreadthThrust from(Settings settings) {
        return new BreadthThrust(
                settings.number(ID + ".low", 0.40, 0, 1),
                settings.number(ID + ".high", 0.615, 0, 1),
                settings.count(ID + ".sessions", 10, 1, 20),
                Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing()
                || !(reading instanceof IndexReading index)
                || index.breadth().coverage() < coverage) {
            return List.of();
        }
        BreadthAverage average = index.breadthAverage();
        int rise = rise(average);
        return rise == 0
                ? List.of()
                : List.of(new Finding(
                        ID,
                        ID,
                        index.index(),
                        Direction.UP,
                        Finding.Phase.HAPPENED,
                        Strength.fixed(Severity.HIGH),
                        Confirmation.FINAL,
                        index.breadth().coverage(),
                        () -> explain(index, average, rise)));
    }

    /** Sessions since the average was last low, if it is high for the first time since then; else 0. */
    private int rise(BreadthAverage average) {
        Double now = average.back(1);
        if (now == null || now <= high) {
            return 0;
        }
        for (int n = 1; n <= sessions; n++) {
            Double before = average.back(n + 1);
            if (before == null || before > high) {
                return 0;
            }
            if (before < low) {
                return n;
            }
        }
        return 0;
    }

    private Explanation explain(IndexReading index, BreadthAverage average, int rise) {
        double from = average.back(rise + 1);
        int session = index.history().back(rise).session();
        String reason = String.format(
                Locale.ROOT,
                "Breadth thrust in %s: the 10-session average of its advancing members rose from %.1f %% on %s to %.1f %% in %s.",
                index.index(),
                from * 100,
                Words.date(session),
                average.back(1) * 100,
                Words.count(rise, "session"));
        return new Explanation(
                reason,
                List.of(
                        Evidence.fraction("percentAdvancingEma10", average.back(1)),
                        Evidence.fraction("low", from),
                        Evidence.date("lowSession", session),
                        Evidence.sessions("sessionsBetween", rise - 1)),
                List.of(
                        Evidence.fraction(ID + ".low", low),
                        Evidence.fraction(ID + ".high", high),
                        Evidence.sessions(ID + ".sessions", sessions),
                        Evidence.fraction("alerts.coverage", coverage)));
    }
}
