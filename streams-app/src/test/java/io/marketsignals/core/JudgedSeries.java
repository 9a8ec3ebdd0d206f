package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.AlertBook;
import io.marketsignals.alert.Judgement;
import io.marketsignals.index.ClosedSessions;
import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.pair.Regime;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.IndexReading.HorizonReturn;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Ratings;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.SquareSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A series of measures of a small and a large index, told to every detector and to the alert book: each session some
 * readings ten minutes apart and a close. Returns over n sessions are the sums of the days', so that they mirror exactly.
 *
 * @param scale of every level
 * @param sign -1 for the series in the mirror: returns negated, advancers and decliners exchanged
 * @param derived whether levels come from the members, so that every detector needs coverage
 * @param members of the small index; 100 of them are counted
 */
record JudgedSeries(double scale, int sign, boolean derived, int members) {
    static final JudgedSeries PLAIN = new JudgedSeries(1, 1, false, 100);
    private static final PairDefinition PAIR = new PairDefinition("P", "M", "S", "L");

    /** One moment of a session: returns of the legs so far, and how many of 100 counted members advanced. */
    record Moment(double small, double large, int advancers) {}

    /** Every alert of the sessions, in order. */
    List<Alert> alerts(List<List<Moment>> sessions) {
        HeapStates stores = new HeapStates();
        Judgement judgement = new Judgement(AlertBook.in(new ClosedSessions(stores), stores));
        List<Alert> alerts = new ArrayList<>();
        List<Moment> closes = new ArrayList<>();
        PairState pair = PairState.start("P");
        Regime.Thresholds thresholds = Regime.Thresholds.from(Settings.DEFAULTS);
        for (List<Moment> session : sessions) {
            for (int i = 0; i < session.size(); i++) {
                Moment moment = session.get(i);
                alerts.addAll(
                        judgement.judge(reading(closes, moment, i, pair, pair.regime()), subject -> Settings.DEFAULTS));
            }
            Moment last = session.get(session.size() - 1);
            PairState after = pair.close(sign * (last.small() - last.large()), thresholds);
            alerts.addAll(
                    judgement.judge(reading(closes, last, -1, pair, after.regime()), subject -> Settings.DEFAULTS));
            pair = after;
            closes.add(last);
        }
        return alerts;
    }

    private MarketReading reading(List<Moment> closes, Moment now, int turn, PairState pair, Regime regime) {
        LocalDate date = LocalDate.of(2024, 1, 1).plusDays(closes.size());
        long open = date.toEpochDay() * 86_400_000L;
        boolean closing = turn < 0;
        long time = open + (closing ? 36_000_000 : 600_000L * (turn + 1));
        Session session = new Session(date, open, open + 36_000_000, open + 36_000_000);
        MarketSession reference = MarketSession.of("M", session, List.of(), List.of(PAIR), List.of());
        IndexReading small = index("S", closes.stream().map(Moment::small).toList(), now.small(), now.advancers());
        IndexReading large = index("L", closes.stream().map(Moment::large).toList(), now.large(), 50);
        PairReading legs = new PairReading(
                PAIR, small, large, List.of(), pair.z(sign * (now.small() - now.large())), pair.regime(), regime);
        TreeMap<String, IndexReading> indices = new TreeMap<>();
        indices.put("S", small);
        indices.put("L", large);
        return new MarketReading(
                reference, closing, time - 1000, time, time, false, indices, List.of(large, small, legs));
    }

    private IndexReading index(String id, List<Double> days, double today, int advancers) {
        double previousClose = 1000 * scale;
        double level = previousClose * (1 + sign * today);
        List<HorizonReturn> returns = new ArrayList<>();
        double sum = sign * today;
        for (int n = 1; n <= 20; n++) {
            returns.add(new HorizonReturn(n, n > days.size() ? null : Double.valueOf(sum)));
            sum += n <= days.size() ? sign * days.get(days.size() - n) : 0;
        }
        int up = sign > 0 ? advancers : 100 - advancers;
        Tally tally = new Tally(
                up,
                100 - up,
                0,
                0,
                0,
                0,
                0,
                0,
                SquareSum.ZERO,
                SquareSum.ZERO,
                up,
                100 - up,
                0,
                Standings.EMPTY,
                calls(up - 50),
                calls(50 - up));
        return new IndexReading(
                id,
                null,
                days.size(),
                new LevelState(id, 0, level, level, level, level, 0, Double.NaN, 0, false),
                derived,
                previousClose,
                returns,
                new Breadth(members, tally),
                IndexHistory.none(id),
                null,
                null,
                null,
                Sectors.NONE,
                Movers.NONE,
                List.of(),
                Ratings.NONE,
                null);
    }

    /** Technical calls of one kind, for each 100 members: a quarter of those that are too many. */
    private int calls(int tooMany) {
        return Math.max(0, tooMany / 4) * (members / 100);
    }
}
